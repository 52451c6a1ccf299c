package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What stands above a page on paper: from which server it is, who printed it, and when. */
final class PrintLine {
  private static final String ZONE = PrintLine.class.getName() + ".zone";

  private PrintLine() {}

  /** Says in which zone the page is printed. */
  static void zone(HttpServletRequest request, ZoneId zone) {
    request.setAttribute(ZONE, zone);
  }

  /** Empty where nobody is signed in: such a page holds nothing to keep. */
  static String of(HttpServletRequest request, Messages messages, Instant now) {
    return AdminAuth.access(request)
        .map(access -> line(request, access.admin().name(), messages, now))
        .orElse("");
  }

  private static String line(
      HttpServletRequest request, String admin, Messages messages, Instant now) {
    ZoneId zone = request.getAttribute(ZONE) instanceof ZoneId known ? known : ZoneOffset.UTC;
    Time time = Time.of(now, zone);
    return messages.format(
        "print.line",
        request.getServerName(),
        admin,
        time.date() + " " + time.time() + " (" + zone.getId() + ")");
  }
}
