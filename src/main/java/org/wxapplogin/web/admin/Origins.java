package org.wxapplogin.web.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.wxapplogin.service.admin.Origin;

/** Reads where a request comes from. */
final class Origins {
  private Origins() {}

  static Origin of(HttpServletRequest request) {
    return new Origin(
        request.getRemoteAddr(),
        Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
        Cookies.find(request, Cookies.KNOWN).orElse(""));
  }
}
