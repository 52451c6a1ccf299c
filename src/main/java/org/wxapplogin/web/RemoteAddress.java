package org.wxapplogin.web;

import jakarta.servlet.http.HttpServletRequest;
import org.wxapplogin.domain.ClientAddress;

/**
 * The one place that asks the container where a request came from. Behind a proxy the container
 * answers with what stands in a header, which may be any text.
 */
public final class RemoteAddress {
  private RemoteAddress() {}

  public static ClientAddress of(HttpServletRequest request) {
    return ClientAddress.of(request.getRemoteAddr());
  }
}
