package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.wxapplogin.sandbox.wechat.UserDataMaker.Encrypted;

/** {@code POST /wxa/business/getuserphonenumber}, and the button that gives the codes for it. */
final class PhoneNumbers implements Handler {
  static final String PATH = "/wxa/business/getuserphonenumber";

  private static final Duration CODE_LIFE = Duration.ofMinutes(5);
  private static final String CHINA = "86";

  private final People people;
  private final AccessTokens tokens;
  private final UserDataMaker maker;
  private final Clock clock;
  private final Map<String, Code> codes = new HashMap<>();

  PhoneNumbers(People people, AccessTokens tokens, UserDataMaker maker, Clock clock) {
    this.people = people;
    this.tokens = tokens;
    this.maker = maker;
    this.clock = clock;
  }

  private record Code(
      String appid, String openid, String number, String country, Instant end, boolean used) {}

  /** What the button gives; the person must have logged in before. */
  synchronized PhoneButton button(String appid, String openid, String number, String country) {
    String code = people.hex(64);
    codes.put(
        code, new Code(appid, openid, number, country, clock.instant().plus(CODE_LIFE), false));
    JsonObject info = info(number, country);
    info.addProperty("countryCode", country); // as text in the old way, as a number in the new
    Encrypted encrypted = maker.encrypt(appid, people.sessionKeyOf(appid, openid), info);
    return new PhoneButton(code, encrypted.encryptedData(), encrypted.iv());
  }

  /**
   * WeChat's pages do not say what it answers where the openid does not belong to the code; this
   * answers as for any code that does not fit.
   */
  @Override
  public synchronized Reply handle(Request request) {
    if (!request.method().equals("POST")) {
      return WechatErrors.reply(43002);
    }
    OptionalInt refusal = tokens.refusal(request);
    if (refusal.isPresent()) {
      return WechatErrors.reply(refusal.getAsInt());
    }
    Optional<JsonObject> body = Bodies.parse(request);
    if (body.isEmpty()) {
      return WechatErrors.reply(47001);
    }
    String text = Bodies.text(body.get(), "code");
    String openid = Bodies.text(body.get(), "openid");
    Code code = codes.get(text);
    if (code == null || code.used() || !clock.instant().isBefore(code.end())) {
      return WechatErrors.reply(40029);
    }
    if (!code.appid().equals(tokens.appid(request))) {
      return WechatErrors.reply(40013);
    }
    if (!openid.isEmpty() && !openid.equals(code.openid())) {
      return WechatErrors.reply(40029);
    }
    codes.put(
        text,
        new Code(code.appid(), code.openid(), code.number(), code.country(), code.end(), true));
    JsonObject info = info(code.number(), code.country());
    info.add("watermark", maker.watermark(code.appid()));
    JsonObject answer = new JsonObject();
    answer.addProperty("errcode", 0);
    answer.addProperty("errmsg", "ok");
    answer.add("phone_info", info);
    return Reply.wechat(answer);
  }

  private static JsonObject info(String number, String country) {
    JsonObject info = new JsonObject();
    info.addProperty("phoneNumber", country.equals(CHINA) ? number : "+" + country + number);
    info.addProperty("purePhoneNumber", number);
    info.addProperty("countryCode", Integer.valueOf(country));
    return info;
  }
}
