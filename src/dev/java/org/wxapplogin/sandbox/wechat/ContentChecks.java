package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.wxapplogin.sandbox.wechat.People.Person;

/**
 * {@code POST /wxa/msg_sec_check} and {@code POST /wxa/media_check_async}. Text that holds the word
 * {@value #RISKY} is judged risky; text with {@value #REVIEW} is to be reviewed by people.
 */
final class ContentChecks {
  static final String RISKY = "risky";
  static final String REVIEW = "review";

  private static final Duration VISIT = Duration.ofHours(2);
  private static final int MAX_CONTENT = 2500;

  private final People people;
  private final AccessTokens tokens;
  private final Clock clock;
  private final Set<String> seenMedia = new HashSet<>();

  ContentChecks(People people, AccessTokens tokens, Clock clock) {
    this.people = people;
    this.tokens = tokens;
    this.clock = clock;
  }

  Reply text(Request request) {
    Optional<JsonObject> body = Bodies.parse(request);
    OptionalInt refusal = refusal(request, body);
    if (refusal.isPresent()) {
      return WechatErrors.reply(refusal.getAsInt());
    }
    String content = Bodies.text(body.orElseThrow(), "content");
    if (content.isEmpty() || content.length() > MAX_CONTENT) {
      return WechatErrors.reply(40097);
    }
    String suggest = content.contains(RISKY) ? RISKY : content.contains(REVIEW) ? REVIEW : "pass";
    int label = suggest.equals("pass") ? 100 : 20001;
    Map<String, Object> answer = answer();
    answer.put("result", Map.of("suggest", suggest, "label", label));
    answer.put(
        "detail",
        List.of(
            Map.of("strategy", "content_model", "errcode", 0, "suggest", suggest, "label", label)));
    return Reply.wechat(answer);
  }

  Reply media(Request request) {
    Optional<JsonObject> body = Bodies.parse(request);
    OptionalInt refusal = refusal(request, body);
    if (refusal.isPresent()) {
      return WechatErrors.reply(refusal.getAsInt());
    }
    if (!Bodies.text(body.orElseThrow(), "media_type").matches("[12]")) {
      return WechatErrors.reply(40004);
    }
    synchronized (seenMedia) {
      if (!seenMedia.add(Bodies.text(body.get(), "media_url"))) {
        return WechatErrors.reply(87020);
      }
    }
    return Reply.wechat(answer());
  }

  private Map<String, Object> answer() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("trace_id", people.hex(8) + "-" + people.hex(8) + "-" + people.hex(8));
    return answer;
  }

  private OptionalInt refusal(Request request, Optional<JsonObject> body) {
    if (!request.method().equals("POST")) {
      return OptionalInt.of(43002);
    }
    OptionalInt refusal = tokens.refusal(request);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (body.isEmpty()) {
      return OptionalInt.of(request.body().isEmpty() ? 44002 : 47001);
    }
    if (!Bodies.text(body.get(), "scene").matches("[1-4]")) {
      return OptionalInt.of(40129);
    }
    Optional<Person> person = people.find(tokens.appid(request), Bodies.text(body.get(), "openid"));
    if (person.isEmpty()) {
      return OptionalInt.of(43104);
    }
    return person.get().seenAt().plus(VISIT).isBefore(clock.instant())
        ? OptionalInt.of(61010)
        : OptionalInt.empty();
  }
}
