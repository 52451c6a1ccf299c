package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which phone a request of the app is made for, so that several phone pages can each show their own
 * traffic: known by the code that the phone got, else by the person it was last seen with.
 * Thread-safe.
 */
final class RequestOwners {
  private static final int MOST = 10_000;

  private final Map<String, String> phones =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param names the codes and the openid by which requests for this phone will be known
   */
  synchronized void note(String phoneId, String... names) {
    for (String name : names) {
      phones.remove(name); // else it would keep its place and be forgotten early
      phones.put(name, phoneId);
    }
  }

  /** The phone's id; "" for a request that is made for all, or for none of the pages. */
  synchronized String of(Request request) {
    Optional<JsonObject> body = Bodies.parse(request);
    return Stream.of("js_code", "code", "openid")
        .map(name -> value(request, body, name))
        .filter(value -> !value.isEmpty() && phones.containsKey(value))
        .findFirst()
        .map(phones::get)
        .orElse("");
  }

  private static String value(Request request, Optional<JsonObject> body, String name) {
    return request
        .parameter(name)
        .orElseGet(() -> body.map(json -> Bodies.text(json, name)).orElse(""));
  }
}
