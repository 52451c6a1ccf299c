package org.wxapplogin.load.process;

import java.util.Locale;

/** What is measured. */
public enum Contender {
  SERVER("this server", "wxapplogin/wx/auth/login_by_weixin", "wxapplogin/wx/auth/check"),
  REFERENCE("reference servlet", "reference/login", ""),
  NO_OP("no-op servlet", "", "noop/check"),
  OTHER_JDK("on the other JDK", SERVER.login, SERVER.check),
  SMALL_HEAP("with 192 MiB of heap", SERVER.login, SERVER.check);

  private final String title;
  private final String login;
  private final String check;

  Contender(String title, String login, String check) {
    this.title = title;
    this.login = login;
    this.check = check;
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** Where a code is posted. */
  public String loginPath() {
    return "/" + login;
  }

  /** Where a token is checked. */
  public String checkPath() {
    return "/" + check;
  }

  /** Whether it is the WAR. */
  boolean isServer() {
    return this != REFERENCE && this != NO_OP;
  }

  String schema() {
    return "load_" + name().toLowerCase(Locale.ROOT);
  }
}
