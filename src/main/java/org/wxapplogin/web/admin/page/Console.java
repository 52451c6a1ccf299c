package org.wxapplogin.web.admin.page;

import java.time.Clock;
import java.time.ZoneId;
import org.wxapplogin.service.admin.AdminCsrf;

/**
 * What every page of the console stands on, built once. Thread-safe.
 *
 * @param zone of the times that pages show
 */
public record Console(
    ZoneId zone, Cookies cookies, Pages pages, ErrorPages errors, FormPages forms) {

  /**
   * @param secureCookies whether cookies are sent over https only
   */
  public static Console of(
      StaticFiles files, ZoneId zone, boolean secureCookies, Clock clock, AdminCsrf csrf) {
    FormPages forms = new FormPages(csrf);
    Cookies cookies = new Cookies(secureCookies);
    Pages pages = new Pages(files, cookies, forms, clock);
    ErrorPages errors = new ErrorPages(pages, new Refill(forms, zone));
    return new Console(zone, cookies, pages, errors, forms);
  }
}
