package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wxapplogin.sandbox.wechat.People.LoginAs;

/** The {@code /sandbox/} paths, by which a developer plays the phone and breaks WeChat. */
final class Controls {
  private static final Predicate<String> ID =
      Pattern.compile("[A-Za-z0-9_-]{1,64}").asMatchPredicate();
  private static final int TEN_MINUTES = 600_000;

  private final FakeWechat fake;

  Controls(FakeWechat fake) {
    this.fake = fake;
  }

  /** The handlers, each by its path. */
  Map<String, Handler> byPath() {
    return Map.of(
        "/sandbox/login", post(this::login),
        "/sandbox/phone", post(this::phone),
        "/sandbox/profile", post(this::profile),
        "/sandbox/push", post(this::push),
        "/sandbox/fault", this::fault,
        "/sandbox/requests", this::requests,
        "/sandbox/state", this::state);
  }

  /** Takes the JSON that is posted, and answers what {@code control} returns, as JSON. */
  private static Handler post(Function<ControlInput, Object> control) {
    return request ->
        request.method().equals("POST")
            ? Reply.json(200, control.apply(ControlInput.parse(request.body())))
            : Reply.error(405, "use POST");
  }

  private Object login(ControlInput in) {
    LoginAs who =
        new LoginAs(
            in.text("appid").orElse(FakeWechat.APPID),
            id(in, "openid"),
            id(in, "unionid"),
            in.flag("rotate"));
    Optional<String> phoneId = id(in, "phoneId");
    in.refuseUnknown();
    Login login = fake.login(who);
    phoneId.ifPresent(phone -> fake.belongTo(phone, login.code(), login.openid()));
    return login;
  }

  private Reply fault(Request request) {
    switch (request.method()) {
      case "GET" -> {
        return Reply.json(200, fake.faults().stream().map(ControlOutput::of).toList());
      }
      case "POST" -> fake.fault(readFault(ControlInput.parse(request.body())));
      case "DELETE" -> fake.mend();
      default -> {
        return Reply.error(405, "use GET, POST or DELETE");
      }
    }
    return Reply.json(200, Map.of());
  }

  private Object phone(ControlInput in) {
    String appid = in.text("appid").orElse(FakeWechat.APPID);
    String openid = needed(id(in, "openid"), "openid");
    String number = needed(in.text("phoneNumber"), "phoneNumber");
    String country = in.text("countryCode").orElse("86");
    Optional<String> phoneId = id(in, "phoneId");
    in.refuseUnknown();
    if (!number.matches("\\d{4,15}") || !country.matches("\\d{1,4}")) {
      throw new BadInputException("phoneNumber must be 4 to 15 digits, countryCode 1 to 4");
    }
    PhoneButton button = fake.phone(appid, openid, number, country);
    phoneId.ifPresent(phone -> fake.belongTo(phone, button.code(), openid));
    return button;
  }

  private Object profile(ControlInput in) {
    String appid = in.text("appid").orElse(FakeWechat.APPID);
    String openid = needed(id(in, "openid"), "openid");
    JsonObject userInfo = needed(in.object("userInfo"), "userInfo");
    in.refuseUnknown();
    return fake.profile(appid, openid, userInfo);
  }

  private Object push(ControlInput in) {
    String appid = in.text("appid").orElse(FakeWechat.APPID);
    String event = needed(in.text("event"), "event");
    JsonObject fields = new JsonObject();
    id(in, "openid").ifPresent(openid -> fields.addProperty("OpenID", openid));
    in.text("revokeInfo").ifPresent(info -> fields.addProperty("RevokeInfo", info));
    in.text("traceId").ifPresent(trace -> fields.addProperty("trace_id", trace));
    in.text("suggest")
        .ifPresent(
            suggest -> {
              JsonObject result = new JsonObject();
              result.addProperty("suggest", suggest);
              fields.add("result", result);
            });
    boolean safe = oneOf(in, "mode", "safe", "plain").equals("safe");
    boolean xml = oneOf(in, "format", "json", "xml").equals("xml");
    in.refuseUnknown();
    return fake.push(new PushSender.Push(appid, event, fields, safe, xml));
  }

  private Reply requests(Request request) {
    if (!request.method().equals("GET")) {
      return Reply.error(405, "use GET");
    }
    String after = request.parameter("after").orElse("0");
    if (!after.matches("\\d{1,18}")) {
      throw new BadInputException("after must be a whole number");
    }
    String path = request.parameter("path").orElse("");
    return Reply.json(
        200, fake.requests(path, Long.parseLong(after)).stream().map(ControlOutput::of).toList());
  }

  private Reply state(Request request) {
    return request.method().equals("GET")
        ? Reply.json(200, fake.state())
        : Reply.error(405, "use GET");
  }

  private static Fault readFault(ControlInput in) {
    String path =
        in.text("path").orElseThrow(() -> new BadInputException("path must say which call"));
    OptionalInt errcode = in.number("errcode", -1, 9_999_999);
    OptionalInt status = in.number("status", 200, 599);
    Optional<String> body = in.text("body");
    OptionalInt delay = in.number("delayMillis", 0, TEN_MINUTES);
    Optional<Delivery> mode = in.text("mode").map(Controls::mode);
    OptionalInt times = in.number("times", 1, Integer.MAX_VALUE);
    in.refuseUnknown();
    if (body.isPresent() && errcode.isPresent()) {
      throw new BadInputException("give errcode or body, not both");
    }
    if (errcode.isEmpty()
        && status.isEmpty()
        && body.isEmpty()
        && delay.isEmpty()
        && mode.isEmpty()) {
      throw new BadInputException(
          "say what goes wrong: errcode, status, body, delayMillis or mode");
    }
    return new Fault(
        path, errcode, status, body, delay.orElse(0), mode.orElse(Delivery.WHOLE), times.orElse(0));
  }

  private static Delivery mode(String word) {
    return Delivery.ofWord(word)
        .orElseThrow(
            () ->
                new BadInputException(
                    "mode must be one of "
                        + Arrays.stream(Delivery.values())
                            .filter(mode -> mode != Delivery.WHOLE)
                            .map(Delivery::word)
                            .collect(Collectors.joining(", "))));
  }

  /** One of two words; the first if none is given. */
  private static String oneOf(ControlInput in, String name, String first, String second) {
    String word = in.text(name).orElse(first);
    if (!word.equals(first) && !word.equals(second)) {
      throw new BadInputException(name + " must be " + first + " or " + second);
    }
    return word;
  }

  private static <T> T needed(Optional<T> value, String name) {
    return value.orElseThrow(() -> new BadInputException(name + " must be given"));
  }

  private static Optional<String> id(ControlInput in, String name) {
    Optional<String> id = in.text(name);
    if (id.isPresent() && !ID.test(id.get())) {
      throw new BadInputException(name + " must be 1 to 64 of A-Z, a-z, 0-9, _ and -");
    }
    return id;
  }
}
