package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cookies of the admin pages. None can be read by a script, none is sent to other paths of the
 * server or from other sites. Over https their names begin with {@code __Secure-}, by which a
 * browser takes them from nobody who could only answer over http; {@code __Host-} is for cookies of
 * all paths of a server, and these are only of some.
 *
 * @param secure whether they are sent over https only
 */
public record Cookies(boolean secure) {
  /** The session of an admin who is signed in. */
  public static final String SESSION = "wxapplogin_admin";

  /** Of an admin who has given the password and owes the code. */
  public static final String HALF = "wxapplogin_half";

  /** Of a browser that an admin has signed in with before. */
  public static final String KNOWN = "wxapplogin_known";

  /** From which the CSRF token of the sign-in form is made. */
  public static final String FORM = "wxapplogin_form";

  /** How long a cookie stays that is kept: a year. */
  static final Duration KEPT = Duration.ofDays(365);

  /** Instead of a time: until the browser is closed. */
  static final Duration SESSION_ONLY = Duration.ofSeconds(-1);

  private static final String SECURE_PREFIX = "__Secure-";

  /** The value of a cookie; one of the same name without the prefix may be anybody's. */
  Optional<String> find(HttpServletRequest request, String name) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(fullName(name)))
        .map(Cookie::getValue)
        .findFirst();
  }

  private String fullName(String name) {
    return secure ? SECURE_PREFIX + name : name;
  }

  /**
   * Makes a cookie.
   *
   * @param age how long it stays; zero removes it
   */
  Cookie make(HttpServletRequest request, String name, String value, Duration age) {
    Cookie cookie = new Cookie(fullName(name), value);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setPath(request.getContextPath() + "/admin");
    cookie.setAttribute("SameSite", "Strict");
    cookie.setMaxAge((int) age.toSeconds());
    return cookie;
  }
}
