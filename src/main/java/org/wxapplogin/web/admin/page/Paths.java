package org.wxapplogin.web.admin.page;

/**
 * The addresses that more than one room or page links to, within the context. In an address {@code
 * {id}} stands for a number.
 */
public final class Paths {
  public static final String HOME = "/admin/";
  public static final String SIGN_IN = "/admin/sign-in";
  public static final String SIGN_IN_CODE = SIGN_IN + "/code";
  public static final String UNSENT = "/admin/unsent";
  public static final String SIGN_OUT = "/admin/sign-out";
  public static final String FIND = "/admin/find";
  public static final String USERS = "/admin/users";
  public static final String USER = USERS + "/{id}";
  public static final String TEMPLATES = "/admin/templates";
  public static final String REVIEW = "/admin/review";
  public static final String LOGINS = "/admin/logins";
  public static final String AUDIT = "/admin/audit";
  public static final String PUSHES = "/admin/push";
  public static final String PUSH_LOG = "/admin/pushes";
  public static final String OPENIDS = "/admin/openids";
  public static final String WEBHOOKS = "/admin/webhooks";
  public static final String ADMINS = "/admin/admins";
  public static final String APPS = "/admin/apps";
  public static final String SYSTEM = "/admin/system";
  public static final String REPORT = "/admin/report";
  public static final String ACCOUNT = "/admin/account";
  public static final String PASSWORD = ACCOUNT + "/password";
  public static final String TOTP = ACCOUNT + "/totp";
  public static final String CONFIRM = "/admin/confirm";

  private Paths() {}

  /** The address with a number in it. */
  public static String of(String address, long id) {
    return address.replace("{id}", Long.toString(id));
  }

  /** The page of one user. */
  public static String user(long id) {
    return of(USER, id);
  }

  /** Whether this is a page for those who are not signed in yet. */
  static boolean isSignIn(String path) {
    return path.equals(SIGN_IN) || path.equals(SIGN_IN_CODE);
  }
}
