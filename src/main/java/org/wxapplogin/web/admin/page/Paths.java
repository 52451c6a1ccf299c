package org.wxapplogin.web.admin.page;

/** The addresses of the pages that others link to, within the context. */
public final class Paths {
  public static final String HOME = "/admin/";
  public static final String SIGN_IN = "/admin/sign-in";
  public static final String SIGN_IN_CODE = SIGN_IN + "/code";
  public static final String SIGN_OUT = "/admin/sign-out";
  public static final String USERS = "/admin/users";
  public static final String ACCOUNT = "/admin/account";
  public static final String PASSWORD = ACCOUNT + "/password";

  private Paths() {}

  /** The page of one user. */
  public static String user(long id) {
    return USERS + "/" + id;
  }
}
