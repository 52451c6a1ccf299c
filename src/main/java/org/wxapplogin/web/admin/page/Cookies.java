package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookies of the admin pages. None can be read by a script, none is sent to other paths of the
 * server or from other sites.
 */
public final class Cookies {
  /** The session of an admin who is signed in. */
  public static final String SESSION = "wxapplogin_admin";

  /** Of an admin who has given the password and owes the code. */
  public static final String HALF = "wxapplogin_half";

  /** Of a browser that an admin has signed in with before. */
  public static final String KNOWN = "wxapplogin_known";

  /** From which the CSRF token of the sign-in form is made. */
  public static final String FORM = "wxapplogin_form";

  private static final Duration FOR_ALWAYS = Duration.ofDays(365);

  private final boolean secure;

  /**
   * @param secure whether they are sent over https only
   */
  public Cookies(boolean secure) {
    this.secure = secure;
  }

  public static Optional<String> find(HttpServletRequest request, String name) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(name)) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Until the browser is closed. */
  public void set(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    add(request, response, name, value, -1);
  }

  public void keep(
      HttpServletRequest request, HttpServletResponse response, String name, String value) {
    add(request, response, name, value, (int) FOR_ALWAYS.toSeconds());
  }

  public void remove(HttpServletRequest request, HttpServletResponse response, String name) {
    add(request, response, name, "", 0);
  }

  private void add(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      int maxAge) {
    Cookie cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setPath(request.getContextPath() + "/admin");
    cookie.setAttribute("SameSite", "Strict");
    cookie.setMaxAge(maxAge);
    response.addCookie(cookie);
  }
}
