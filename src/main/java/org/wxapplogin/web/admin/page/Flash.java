package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * What became of an act, told once on the page the browser is led to afterwards. It travels in a
 * cookie, so that no link can make a page claim what did not happen.
 */
public enum Flash {
  DISABLED,
  ENABLED,
  LEVEL_SET,
  DEVICE_ENDED,
  ALL_ENDED,
  ADMIN_CREATED,
  ROLE_WAS_VIEWER,
  ROLE_WAS_OPERATOR,
  ROLE_WAS_OWNER,
  ADMIN_DISABLED,
  ADMIN_ENABLED,
  ADMIN_PASSWORD_RESET,
  ADMIN_TOTP_RESET,
  PASSWORD_CHANGED,
  SESSION_ENDED,
  OTHERS_ENDED,
  TOTP_ON,
  TOTP_OFF,
  CODES_RENEWED,
  RESTORED,
  NOTE_ADDED,
  NOTE_DELETED,
  /** There was nothing to change: somebody else was quicker. */
  UNCHANGED;

  private static final String COOKIE = "wxapplogin_flash";

  /** Leaves it for the next page about {@code id}. */
  public void leave(
      HttpServletRequest request, HttpServletResponse response, Cookies cookies, long id) {
    leave(request, response, cookies, id, "");
  }

  /**
   * @param was what the act changed, where that can be undone: letters and digits
   */
  public void leave(
      HttpServletRequest request,
      HttpServletResponse response,
      Cookies cookies,
      long id,
      String was) {
    cookies.set(request, response, COOKIE, name() + "." + id + (was.isEmpty() ? "" : "." + was));
  }

  /** What the act left to undo it by; empty for nothing. */
  public static String was(HttpServletRequest request) {
    String[] parts = Cookies.find(request, COOKIE).orElse("").split("\\.", 3);
    return parts.length == 3 ? parts[2] : "";
  }

  /** What was left for the page about {@code id}; not there a second time. */
  public static Optional<Flash> take(
      HttpServletRequest request, HttpServletResponse response, Cookies cookies, long id) {
    Optional<String> left = Cookies.find(request, COOKIE);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    cookies.remove(request, response, COOKIE);
    for (Flash flash : values()) {
      if ((left.get() + ".").startsWith(flash.name() + "." + id + ".")) {
        return Optional.of(flash);
      }
    }
    return Optional.empty();
  }
}
