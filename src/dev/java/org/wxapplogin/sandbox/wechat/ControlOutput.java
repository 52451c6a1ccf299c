package org.wxapplogin.sandbox.wechat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the controls answer, as JSON objects in which only what is there has a name. */
final class ControlOutput {
  private static final int MOST_PEOPLE = 50;

  private ControlOutput() {}

  /**
   * All that the page draws but the requests: no session_key is in it.
   *
   * @param calls the paths that can be broken
   */
  static Map<String, Object> state(People people, List<String> calls, List<Fault> faults) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("appids", people.appids());
    object.put("people", people.lastSeen(MOST_PEOPLE).stream().map(ControlOutput::of).toList());
    object.put("calls", calls);
    object.put(
        "modes",
        Arrays.stream(Delivery.values())
            .filter(mode -> mode != Delivery.WHOLE)
            .map(Delivery::word)
            .toList());
    object.put("faults", faults.stream().map(ControlOutput::of).toList());
    return object;
  }

  private static Map<String, Object> of(People.Seen seen) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("appid", seen.appid());
    object.put("openid", seen.person().openid());
    seen.person().unionid().ifPresent(unionid -> object.put("unionid", unionid));
    object.put("seenAt", seen.person().seenAt().toString());
    return object;
  }

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
