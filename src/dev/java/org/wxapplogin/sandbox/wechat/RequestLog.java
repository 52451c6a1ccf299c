package org.wxapplogin.sandbox.wechat;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The last thousand requests the app sent, without the secrets in them. Thread-safe. */
final class RequestLog {
  private static final int MOST = 1_000;
  private static final Set<String> SECRETS =
      Set.of("secret", "appsecret", "session_key", "access_token", "encrypt_key", "signature");

  private final Deque<SentRequest> requests = new ArrayDeque<>();

  void add(Request request) {
    Map<String, String> query = new LinkedHashMap<>();
    request
        .query()
        .forEach(
            (name, value) ->
                query.put(
                    name, SECRETS.contains(name.toLowerCase(Locale.ROOT)) ? "[secret]" : value));
    SentRequest entry =
        new SentRequest(request.method(), request.path(), Collections.unmodifiableMap(query));
    synchronized (requests) {
      requests.add(entry);
      if (requests.size() > MOST) {
        requests.remove();
      }
    }
  }

  /** The newest last; those to one path, or all if {@code path} is empty. */
  List<SentRequest> requests(String path) {
    synchronized (requests) {
      return requests.stream()
          .filter(request -> path.isEmpty() || request.path().equals(path))
          .toList();
    }
  }
}
