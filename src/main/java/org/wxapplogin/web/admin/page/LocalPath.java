package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.wxapplogin.web.Input;

/**
 * Where to send a browser on to: always a page of ours. A Location without scheme and host cannot
 * lead away, and stays right behind a proxy that speaks https for us.
 */
public final class LocalPath {

  private static final int MAX = 1_000;
  private static final int MAX_TYPED = 4_000;
  private static final Pattern SIGNS = Pattern.compile("[A-Za-z0-9()._~!$&'*+,;=:@%/?-]*");

  private LocalPath() {}

  /** Where a form or an address wants to lead after it, if that is one of the admin pages. */
  public static String wanted(Input in) {
    return orHome(in.optional("to", MAX_TYPED).orElse(""));
  }

  /** The wanted path if it is one of the admin pages, else the first page. */
  static String orHome(String wanted) {
    return isOurs(wanted) ? wanted : Paths.HOME;
  }

  /** The wanted path if it is one of the admin pages, else the list of users. */
  public static String orUsers(String wanted) {
    return isOurs(wanted) ? wanted : Paths.USERS;
  }

  private static boolean isOurs(String wanted) {
    String path = wanted.split("\\?", 2)[0];
    return wanted.length() <= MAX
        && SIGNS.matcher(wanted).matches()
        && (path + "/").startsWith("/admin/")
        && !path.contains("%")
        && !path.contains("..")
        && !path.contains("//");
  }

  /** Where this form was sent, within the context, as it was written there. */
  public static String ofForm(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /** The page this request asks for, within the context. */
  public static String of(HttpServletRequest request) {
    String path = ofForm(request);
    return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
  }

  /** Whether this is a page for who is not signed in. */
  static boolean isDoor(HttpServletRequest request) {
    return List.of(Paths.SIGN_IN, Paths.SIGN_IN_CODE).contains(request.getServletPath());
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

  /** Whether a page of ours is a file and not a page. */
  public static boolean isDownload(String page) {
    return page.split("\\?", 2)[0].endsWith(".csv");
  }

  /** Lets the browser fetch a file as soon as it shows the page this answers with. */
  public static void startDownload(
      HttpServletRequest request, HttpServletResponse response, String path) {
    response.setHeader("Refresh", "0; url=" + request.getContextPath() + path);
  }

  /** Sends the browser to a path within the context, which it asks for with GET. */
  public static void redirect(
      HttpServletRequest request, HttpServletResponse response, String path) {
    boolean read = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    response.setStatus(read ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", request.getContextPath() + path);
  }
}
