package org.wxapplogin.sandbox.wechat;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One way in which a call to WeChat goes wrong. With an errcode, a status or a body WeChat answers
 * that, and nothing has happened; without, the call is carried out (a code is used up) and only its
 * answer comes late or never, as on a bad line.
 *
 * @param path of the call, or {@link #EVERY_PATH}
 * @param errcode answered as WeChat does, with HTTP 200 unless there is a status as well
 * @param body raw, in place of JSON
 * @param mode how the answer comes
 * @param times how many calls it breaks; 0: each one until mended
 */
public record Fault(
    String path,
    OptionalInt errcode,
    OptionalInt status,
    Optional<String> body,
    int delayMillis,
    Delivery mode,
    int times) {

  /** Stands for every call that has no fault of its own. */
  public static final String EVERY_PATH = "*";

  /** A fault that does nothing yet: say what with the methods below. */
  public static Fault on(String path) {
    return new Fault(
        path, OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), 0, Delivery.WHOLE, 0);
  }

  public Fault errcode(int number) {
    return new Fault(path, OptionalInt.of(number), status, body, delayMillis, mode, times);
  }

  public Fault status(int number) {
    return new Fault(path, errcode, OptionalInt.of(number), body, delayMillis, mode, times);
  }

  public Fault body(String text) {
    return new Fault(path, errcode, status, Optional.of(text), delayMillis, mode, times);
  }

  public Fault delayMillis(int millis) {
    return new Fault(path, errcode, status, body, millis, mode, times);
  }

  public Fault mode(Delivery delivery) {
    return new Fault(path, errcode, status, body, delayMillis, delivery, times);
  }

  public Fault times(int calls) {
    return new Fault(path, errcode, status, body, delayMillis, mode, calls);
  }

  Reply apply(Handler whole, Request request) {
    return answer(whole, request).delivered(mode, delayMillis);
  }

  private Reply answer(Handler whole, Request request) {
    if (body.isPresent()) {
      return Reply.text(status.orElse(200), "text/plain", body.get());
    }
    if (errcode.isPresent()) {
      Reply error = WechatErrors.reply(errcode.getAsInt());
      return new Reply(status.orElse(200), error.contentType(), error.body(), Delivery.WHOLE, 0);
    }
    if (status.isPresent()) {
      return Reply.text(status.getAsInt(), "text/html", "<html>" + status.getAsInt() + "</html>");
    }
    return whole.handle(request);
  }
}
