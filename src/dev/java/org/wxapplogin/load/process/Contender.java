package org.wxapplogin.load.process;

import java.util.List;
import java.util.Locale;

/** What is measured. */
public enum Contender {
  SERVER("this server", "wxapplogin/wx/auth/login_by_weixin", "wxapplogin/wx/auth/check"),
  REFERENCE("reference servlet", "reference/login", ""),
  NO_OP("no-op servlet", "", "noop/check"),
  OTHER_JDK("on the other JDK", SERVER.login, SERVER.check),
  SMALL_HEAP("with 192 MiB of heap", SERVER.login, SERVER.check),
  CLEANING("this server, cleaning", SERVER.login, SERVER.check),
  ONE_NODE("one node", SERVER.login, SERVER.check),
  TWO_NODES("two nodes", SERVER.login, SERVER.check),
  THREE_NODES("three nodes", SERVER.login, SERVER.check);

  /** This server on some nodes behind nginx: the constant at an index has one node more than it. */
  public static final List<Contender> NODES = List.of(ONE_NODE, TWO_NODES, THREE_NODES);

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
