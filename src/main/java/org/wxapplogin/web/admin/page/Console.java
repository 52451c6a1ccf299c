package org.wxapplogin.web.admin.page;

import java.time.Clock;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.wxapplogin.service.admin.AdminCsrf;

/**
 * What every page of the console stands on, built once. Thread-safe.
 *
 * @param zone of the times that pages show
 * @param appNames gives what people call an app, by its AppID
 */
public record Console(
    ZoneId zone,
    UnaryOperator<String> appNames,
    Cookies cookies,
    Pages pages,
    ErrorPages errors,
    FormPages forms) {

  /**
   * @param appNames gives what people call an app, by its AppID
   * @param secureCookies whether cookies are sent over https only
   */
  public static Console of(
      StaticFiles files,
      ZoneId zone,
      UnaryOperator<String> appNames,
      boolean secureCookies,
      Clock clock,
      AdminCsrf csrf) {
    FormPages forms = new FormPages(csrf);
    Cookies cookies = new Cookies(secureCookies);
    Pages pages = new Pages(files, cookies, forms, clock);
    ErrorPages errors = new ErrorPages(pages, new Refill(forms, zone));
    return new Console(zone, appNames, cookies, pages, errors, forms);
  }
}
