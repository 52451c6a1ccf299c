package org.wxapplogin.web.admin.page;

import java.time.Clock;
import java.time.ZoneId;

/**
 * What every page of the console stands on, built once. Thread-safe.
 *
 * @param zone of the times that pages show
 */
public record Console(ZoneId zone, Cookies cookies, Pages pages, ErrorPages errors) {

  /**
   * @param secureCookies whether cookies are sent over https only
   */
  public static Console of(StaticFiles files, ZoneId zone, boolean secureCookies, Clock clock) {
    Cookies cookies = new Cookies(secureCookies);
    Pages pages = new Pages(files, cookies, clock);
    return new Console(zone, cookies, pages, new ErrorPages(pages));
  }
}
