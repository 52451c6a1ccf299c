package org.wxapplogin.sandbox.wechat;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the controls answer, as JSON objects in which only what is there has a name. */
final class ControlOutput {
  private ControlOutput() {}

  /** A fault as it was posted. */
  static Map<String, Object> of(Fault fault) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("path", fault.path());
    fault.errcode().ifPresent(code -> object.put("errcode", code));
    fault.status().ifPresent(status -> object.put("status", status));
    fault.body().ifPresent(body -> object.put("body", body));
    if (fault.delayMillis() > 0) {
      object.put("delayMillis", fault.delayMillis());
    }
    if (fault.mode() != Delivery.WHOLE) {
      object.put("mode", fault.mode().word());
    }
    if (fault.times() > 0) {
      object.put("times", fault.times());
    }
    return object;
  }

  /** A request; without {@code answer} while that is still to come. */
  static Map<String, Object> of(SentRequest request) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("number", request.number());
    object.put("method", request.method());
    object.put("path", request.path());
    object.put("query", request.query());
    object.put("fields", request.fields());
    object.put("phoneId", request.phoneId());
    request.answer().ifPresent(answer -> object.put("answer", of(answer)));
    return object;
  }

  private static Map<String, Object> of(SentRequest.Answer answer) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (answer.reset()) {
      object.put("reset", true);
    } else {
      object.put("status", answer.status());
    }
    answer.errcode().ifPresent(code -> object.put("errcode", code));
    object.put("fields", answer.fields());
    object.put("millis", answer.millis());
    return object;
  }
}
