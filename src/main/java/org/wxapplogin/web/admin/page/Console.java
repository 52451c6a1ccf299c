package org.wxapplogin.web.admin.page;

import java.time.Clock;
import java.time.ZoneId;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.wxapplogin.service.admin.AdminCsrf;

/**
 * What every page of the console stands on, built once. Thread-safe.
 *
 * @param zone of the times that pages show
 * @param appNames gives what people call an app, by its AppID
 * @param reviews how many names and pictures wait for an admin; empty where none ever do
 */
public record Console(
    ZoneId zone,
    UnaryOperator<String> appNames,
    Supplier<OptionalInt> reviews,
    Cookies cookies,
    Pages pages,
    ErrorPages errors,
    FormPages forms,
    Refill refill,
    ScopeGate gate) {

  /**
   * @param appNames gives what people call an app, by its AppID
   * @param reviews how many names and pictures wait for an admin; empty where none ever do
   * @param secureCookies whether cookies are sent over https only
   * @param guarded whether the page at a path is shown only after the password was given again
   * @param gate stands before every page
   */
  public static Console of(
      StaticFiles files,
      ZoneId zone,
      UnaryOperator<String> appNames,
      Supplier<OptionalInt> reviews,
      boolean secureCookies,
      Clock clock,
      AdminCsrf csrf,
      Predicate<String> guarded,
      ScopeGate gate) {
    FormPages forms = new FormPages(csrf);
    Cookies cookies = new Cookies(secureCookies);
    Pages pages = new Pages(files, cookies, forms, appNames, clock);
    Refill refill = new Refill(forms, zone, guarded);
    return new Console(
        zone,
        appNames,
        reviews,
        cookies,
        pages,
        new ErrorPages(pages, refill),
        forms,
        refill,
        gate);
  }
}
