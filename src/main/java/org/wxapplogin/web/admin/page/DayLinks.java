package org.wxapplogin.web.admin.page;

import java.time.LocalDate;

/** Lists of users by the days of their registration or last login, for other rooms to lead to. */
public final class DayLinks {
  public static final String REGISTERED_FROM = "reg-from";
  public static final String REGISTERED_TO = "reg-to";
  public static final String LOGIN_FROM = "login-from";

  private DayLinks() {}

  /** Who registered on this day. */
  public static String registeredOn(LocalDate day) {
    return Filter.href(Paths.USERS, REGISTERED_FROM, day, REGISTERED_TO, day);
  }

  /** Who logged in on this day or later last. */
  public static String loggedInSince(LocalDate day) {
    return Filter.href(Paths.USERS, LOGIN_FROM, day);
  }
}
