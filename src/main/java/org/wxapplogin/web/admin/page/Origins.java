package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.wxapplogin.service.admin.Origin;

/** Reads where a request comes from. */
public final class Origins {
  private Origins() {}

  public static Origin of(HttpServletRequest request) {
    return new Origin(
        request.getRemoteAddr(),
        Optional.ofNullable(request.getHeader("User-Agent")).orElse(""),
        Cookies.find(request, Cookies.KNOWN).orElse(""));
  }
}
