package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * The pages of the console that are measured, with values from the database. Paths and parameters
 * are written here only.
 */
final class ConsolePages {
  static final String EXPORT = "/admin/users.csv";

  private static final String USERS = "/admin/users";
  private static final String LOGINS = "/admin/logins";
  private static final String AUDIT = "/admin/audit";

  static final int LIST_AIM = 50;
  private static final int PAGE_AIM = 300;

  private final List<Page> pages = new ArrayList<>();
  private final ConsoleSample sample;
  private final LocalDate newest;

  private ConsolePages(ConsoleSample sample, ZoneId zone) {
    this.sample = sample;
    this.newest = Instant.ofEpochMilli(sample.newestLogin()).atZone(zone).toLocalDate();
  }

  /**
   * A kind of page.
   *
   * @param paths asked for in turn
   * @param aim milliseconds that 95 of 100 should not exceed
   * @param deep whether it is measured once more far down the list
   */
  record Page(String name, List<String> paths, int aim, boolean deep) {}

  static List<Page> of(ConsoleSample sample, DeskSample desk, ZoneId zone) {
    ConsolePages all = new ConsolePages(sample, zone);
    all.users();
    all.searches();
    all.desk(desk);
    all.events();
    all.others();
    return all.pages;
  }

  /** What an admin sees who is held to one app. */
  static List<Page> ofHeld(ConsoleSample sample, DeskSample desk, ZoneId zone) {
    ConsolePages all = new ConsolePages(sample, zone);
    all.deep("held: users", USERS);
    all.list("held: users, recent-login", USERS, "sort", "recent-login");
    all.list("held: users disabled", USERS, "status", "disabled");
    all.deep("held: search: 小", USERS, "q", "小");
    all.each("held: search: part of a nickname", desk.nameParts(), "nickname");
    all.each("held: search: last four digits", desk.phoneEnds(), "phone-end");
    all.deep("held: logins", LOGINS);
    all.list("held: logins CODE_USED", LOGINS, "outcome", "CODE_USED");
    all.deep("held: audit", AUDIT);
    all.list("held: audit of an act", AUDIT, "act", "END_ALL_DEVICES");
    all.paths("held: user page", desk.ofHeld().stream().map(id -> USERS + "/" + id).toList());
    all.pages.add(new Page("held: dashboard", List.of("/admin/"), PAGE_AIM, false));
    return all.pages;
  }

  private void users() {
    String common = sample.apps().get(0);
    String rare = sample.apps().get(sample.apps().size() - 1);
    String day = newest.minusDays(400).toString();
    String login = newest.minusDays(40).toString();
    deep("users", USERS);
    for (String sort : List.of("oldest", "recent-login", "longest-away")) {
      deep("users, " + sort, USERS, "sort", sort);
    }
    for (String sort : List.of("newest", "recent-login")) {
      String by = ", " + sort;
      list("users of the largest app" + by, USERS, "app", common, "sort", sort);
      deep("users of the smallest app" + by, USERS, "app", rare, "sort", sort);
      for (String status : List.of("active", "disabled", "cancelled")) {
        list("users " + status + by, USERS, "status", status, "sort", sort);
      }
      list("users senior-vip" + by, USERS, "level", "senior-vip", "sort", sort);
      list("users with phone" + by, USERS, "phone", "yes", "sort", sort);
      list("users without phone" + by, USERS, "phone", "no", "sort", sort);
      list("users registered on a day" + by, USERS, "reg-from", day, "reg-to", day, "sort", sort);
      list(
          "users last there on a day" + by,
          USERS,
          "login-from",
          login,
          "login-to",
          login,
          "sort",
          sort);
      list(
          "users registered in a month, last there in another" + by,
          USERS,
          "reg-from",
          newest.minusDays(430).toString(),
          "reg-to",
          day,
          "login-from",
          login,
          "login-to",
          newest.minusDays(10).toString(),
          "sort",
          sort);
      deep(
          "users disabled, vip, with phone, smallest app" + by,
          USERS,
          "app",
          rare,
          "status",
          "disabled",
          "level",
          "vip",
          "phone",
          "yes",
          "sort",
          sort);
      list(
          "users cancelled, senior-vip, registered in a month" + by,
          USERS,
          "status",
          "cancelled",
          "level",
          "senior-vip",
          "reg-from",
          newest.minusDays(430).toString(),
          "reg-to",
          day,
          "sort",
          sort);
    }
  }

  private void searches() {
    each("search: id", sample.ids(), "id");
    each("search: openid", sample.openids(), "openid");
    each("search: start of openid, all of an app", sample.openidStarts(), "openid");
    each("search: unionid", sample.unionids(), "unionid");
    each("search: phone", sample.phoneHashes(), "phone");
    each("search: nickname", sample.nicknames(), "nickname");
    each("search: anything, an openid", sample.openids(), "any");
    for (String start : List.of("微信用户", "王", "橘猫爱喝茶", "🦊", "没有这个名字")) {
      deep("search: " + start, USERS, "q", start);
      list("search: " + start + ", recent-login", USERS, "q", start, "sort", "recent-login");
    }
    list(
        "search: 微信用户, disabled, smallest app",
        USERS,
        "q",
        "微信用户",
        "status",
        "disabled",
        "app",
        sample.apps().get(sample.apps().size() - 1));
  }

  private void desk(DeskSample desk) {
    each("search: part of a nickname", desk.nameParts(), "nickname");
    each("search: part of a nickname, in any field", desk.nameParts(), "any");
    each("search: last four digits", desk.phoneEnds(), "phone-end");
    for (String part : List.of("小", "信用", "an", "ing", "没有")) {
      deep("search: part " + part, USERS, "q", part, "by", "nickname");
      list("search: part " + part + ", recent-login", USERS, "q", part, "sort", "recent-login");
    }
    list(
        "search: part 小, disabled, smallest app",
        USERS,
        "q",
        "小",
        "status",
        "disabled",
        "app",
        sample.apps().get(sample.apps().size() - 1));
    paths(
        "timeline of a user",
        sample.ids().stream().map(id -> USERS + "/" + id + "/timeline").toList());
    paths(
        "timeline of the busiest user", List.of(USERS + "/" + sample.busiestUser() + "/timeline"));
    deep("review queue", "/admin/review");
    deep("pushes", "/admin/pushes");
  }

  private void events() {
    String user = sample.busiestUser();
    String from = newest.minusDays(50) + "T08:00";
    String until = newest.minusDays(49) + "T08:00";
    deep("logins", LOGINS);
    for (String app : sample.apps()) {
      list("logins of " + app, LOGINS, "app", app);
    }
    for (String outcome : List.of("SUCCESS", "CODE_USED", "TOKEN_REUSED", "MISCONFIGURED")) {
      deep("logins " + outcome, LOGINS, "outcome", outcome);
    }
    list("logins of a user", LOGINS, "user", user);
    list("logins of a user, refused", LOGINS, "user", user, "outcome", "CANCELLED");
    for (String ip : sample.addresses()) {
      list("logins from " + ip, LOGINS, "ip", ip);
    }
    list("logins of a day", LOGINS, "from", from, "until", until);
    list(
        "logins of a day, RISK_BLOCKED",
        LOGINS,
        "from",
        from,
        "until",
        until,
        "outcome",
        "RISK_BLOCKED");
    deep("audit", AUDIT);
    list("audit of an admin", AUDIT, "by", "1");
    list("audit of a user", AUDIT, "user", sample.auditedUser());
    list("audit of an act", AUDIT, "act", "END_ALL_DEVICES");
    list("audit of a day", AUDIT, "from", from, "until", until);
  }

  private void others() {
    paths("user page", sample.ids().stream().map(id -> USERS + "/" + id).toList());
    paths("page of the busiest user", List.of(USERS + "/" + sample.busiestUser()));
    pages.add(new Page("dashboard", List.of("/admin/"), PAGE_AIM, false));
    pages.add(new Page("system", List.of("/admin/system"), PAGE_AIM, false));
    pages.add(new Page("admins", List.of("/admin/admins"), PAGE_AIM, false));
  }

  private void each(String name, List<String> texts, String by) {
    paths(name, texts.stream().map(text -> path(USERS, "q", text, "by", by)).toList());
  }

  private void paths(String name, List<String> paths) {
    if (!paths.isEmpty()) {
      pages.add(new Page(name, paths, LIST_AIM, false));
    }
  }

  private void list(String name, String path, String... parameters) {
    pages.add(new Page(name, List.of(path(path, parameters)), LIST_AIM, false));
  }

  private void deep(String name, String path, String... parameters) {
    pages.add(new Page(name, List.of(path(path, parameters)), LIST_AIM, true));
  }

  /**
   * @param parameters names and values in turn
   */
  private static String path(String path, String... parameters) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (int i = 0; i < parameters.length; i += 2) {
      query.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], UTF_8));
    }
    return path + query;
  }
}
