package org.wxapplogin.sandbox.wechat;

import java.util.Map;
import java.util.Optional;

/**
 * What came in over HTTP.
 *
 * @param path without the query, not decoded
 * @param query name to value, decoded; the first of a name counts
 * @param body as UTF-8; "" if there was none
 */
public record Request(String method, String path, Map<String, String> query, String body) {

  /** A query parameter that is there and not empty: WeChat takes empty ones for missing. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }
}
