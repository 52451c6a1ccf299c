package org.wxapplogin.web.admin.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.PlainPaths;

/** Judges where a form or an address wants the browser sent to: always to a page of ours. */
public final class LocalPath {
  private static final int MAX = 4_000;
  private static final int MAX_TYPED = 4_000;
  private static final Pattern SIGNS = Pattern.compile("[A-Za-z0-9()._~!$&'*+,;=:@%/?-]*");

  private LocalPath() {}

  /** What field {@code to} says if that is one of the admin pages, else the first page. */
  public static String wanted(Input in) {
    return orHome(in.optional("to", MAX_TYPED).orElse(""));
  }

  /** The wanted path if it is one of the admin pages, else the first page. */
  static String orHome(String wanted) {
    return isOurs(wanted) ? wanted : Paths.HOME;
  }

  /** What field {@code to} says if that is one of the admin pages, else the list of users. */
  public static String wantedOrUsers(Input in) {
    String wanted = in.optional("to", MAX).orElse("");
    return isOurs(wanted) ? wanted : Paths.USERS;
  }

  private static boolean isOurs(String wanted) {
    String path = wanted.split("\\?", 2)[0];
    return wanted.length() <= MAX
        && SIGNS.matcher(wanted).matches()
        && (path + "/").startsWith("/admin/")
        && PlainPaths.isPlain(path);
  }

  /** The sign-in page that leads back to {@code page}. */
  public static String signInAndBackTo(String page) {
    return andBackTo(Paths.SIGN_IN, page);
  }

  /** A page of ours that leads on to another. */
  public static String andBackTo(String path, String page) {
    String back = orHome(page);
    return back.equals(Paths.HOME)
        ? path
        : path + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
  }

  /**
   * Where to go on to from a page that a file cannot take the place of: to a file, by the page that
   * says it is on its way.
   */
  public static String onward(String page) {
    return isDownload(page) ? andBackTo(Paths.CONFIRM, page) : page;
  }

  /** Whether a page of ours is a file and not a page. */
  public static boolean isDownload(String page) {
    return page.split("\\?", 2)[0].matches(".*\\.(?:csv|json)");
  }
}
