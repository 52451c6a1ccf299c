package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The last thousand requests the app sent and what they were answered, without the secrets in them.
 * Thread-safe.
 */
final class RequestLog {
  private static final int MOST = 1_000;
  private static final Set<String> SECRETS =
      Set.of("secret", "appsecret", "session_key", "access_token", "encrypt_key", "signature");

  private final Clock clock;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long added;

  /**
   * @param clock by which a slow answer arrives
   */
  RequestLog(Clock clock) {
    this.clock = clock;
  }

  /** A request, and from when on it has been answered; the answer is empty if it never will be. */
  private static final class Entry {
    private final SentRequest request;
    private final Instant at;
    private Optional<SentRequest.Answer> answer = Optional.empty();
    private Instant answeredAt = Instant.MAX;

    Entry(SentRequest request, Instant at) {
      this.request = request;
      this.at = at;
    }

    SentRequest asOf(Instant now) {
      return new SentRequest(
          request.number(),
          request.method(),
          request.path(),
          request.query(),
          request.fields(),
          request.phoneId(),
          answer.filter(given -> !now.isBefore(answeredAt)));
    }
  }

  /**
   * @param phoneId the phone it is made for, or ""
   * @return the request's number
   */
  long add(Request request, String phoneId) {
    Map<String, String> query = new LinkedHashMap<>();
    request
        .query()
        .forEach(
            (name, value) ->
                query.put(
                    name, SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? "[secret]" : value));
    List<String> fields = Bodies.parse(request).map(RequestLog::names).orElse(List.of());
    synchronized (entries) {
      added++;
      SentRequest sent =
          new SentRequest(
              added,
              request.method(),
              request.path(),
              Collections.unmodifiableMap(query),
              fields,
              phoneId,
              Optional.empty());
      entries.add(new Entry(sent, clock.instant()));
      if (entries.size() > MOST) {
        entries.remove();
      }
      return added;
    }
  }

  /** Keeps what the request will be answered, and how and when that arrives. */
  void answered(long number, Reply reply) {
    boolean reset = reply.delivery() == Delivery.RESET;
    if (!reset && reply.delivery() != Delivery.WHOLE) {
      return; // it never arrives as a whole
    }
    synchronized (entries) {
      Optional<Entry> found =
          entries.stream().filter(entry -> entry.request.number() == number).findFirst();
      found.ifPresent(
          entry -> {
            entry.answeredAt = clock.instant().plusMillis(reply.delayMillis());
            long millis = Duration.between(entry.at, entry.answeredAt).toMillis();
            entry.answer = Optional.of(answer(reply, reset, millis));
          });
    }
  }

  /** The newest last; those to one path, or all if {@code path} is empty. */
  List<SentRequest> requests(String path) {
    return requests(path, 0);
  }

  /** Only those with a number above {@code after}. */
  List<SentRequest> requests(String path, long after) {
    Instant now = clock.instant();
    synchronized (entries) {
      return entries.stream()
          .filter(entry -> entry.request.number() > after)
          .filter(entry -> path.isEmpty() || entry.request.path().equals(path))
          .map(entry -> entry.asOf(now))
          .toList();
    }
  }

  private static SentRequest.Answer answer(Reply reply, boolean reset, long millis) {
    if (reset) {
      return new SentRequest.Answer(0, OptionalInt.empty(), List.of(), true, millis);
    }
    Optional<JsonObject> body = Bodies.parse(new String(reply.body(), UTF_8));
    OptionalInt errcode =
        body.map(json -> json.get("errcode"))
            .filter(JsonElement::isJsonPrimitive)
            .map(JsonElement::getAsInt)
            .filter(code -> code != 0)
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    return new SentRequest.Answer(
        reply.status(), errcode, body.map(RequestLog::names).orElse(List.of()), false, millis);
  }

  private static List<String> names(JsonObject body) {
    return List.copyOf(body.keySet());
  }
}
