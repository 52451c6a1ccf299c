package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.EveryActTest.Act;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.users.BulkAct;
import org.wxapplogin.web.admin.users.BulkUndo;
import org.wxapplogin.web.admin.users.FindServlet;
import org.wxapplogin.web.admin.users.SavedFiltersServlet;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserPageServlet;
import org.wxapplogin.web.admin.users.UserSearchServlet;

/**
 * Admins who are held to one of two apps walk every address of the console and do every act: they
 * read nothing of a user of the other app, and do nothing to one.
 */
class AppScopeWalkTest extends ConsoleTest {
  private static final long MINE = 7;
  private static final long MINE_TOO = 8;

  /** Of the other app. */
  private static final long HIDDEN = 770077;

  /** There is no such user, and never was. */
  private static final long NOBODY = 770078;

  private static final String OTHER_APP = FakeWechat.SECOND_APPID;
  private static final String NAME = "隐藏小狐";
  private static final String OPENID = "oTest-%023d".formatted(HIDDEN);
  private static final String NUMBER = "13800138000";
  private static final String PERSON = "ab".repeat(16);

  /** What is known of the user of the other app, and the figures of that app. */
  private static final List<String> SECRETS =
      List.of(
          NAME,
          Long.toString(HIDDEN),
          OPENID,
          OTHER_APP,
          "198.51.100.77",
          "HiddenPhone",
          "oUnionHidden",
          "秘密备注",
          "隐情",
          "987,6", // users and logins, and their sum with those of the own app
          "9,876,5");

  /** The forms that are open to them: what they do to others is tried below. */
  private static final List<String> OPEN =
      List.of(
          UserBulkServlet.PATH,
          SavedFiltersServlet.PATH,
          FindServlet.PATH,
          UserSearchServlet.PATH,
          UserColumnsServlet.PATH,
          Paths.ACCOUNT,
          Paths.CONFIRM,
          Paths.SIGN_OUT);

  private static final List<String> QUERIES =
      List.of(
          "",
          "?q=%E9%9A%90%E8%97%8F",
          "?q=oTest",
          "?q=" + OPENID,
          "?q=" + HIDDEN,
          "?q=" + PERSON + "&by=person",
          "?q=oUnionHidden",
          "?app=" + OTHER_APP,
          "?status=active&registered-from=2020-01-01&login-from=2020-01-01",
          "?sort=longest_away&size=200",
          "?user=" + HIDDEN,
          "?ip=198.51.100.77",
          "?outcome=SUCCESS",
          "?outcome=APPLIED",
          "?act=ADD_NOTE",
          "?by=1",
          "?kind=REVOKED",
          "?days=90");

  @BeforeEach
  void twoAppsAndAdminsOfOne() {
    SITE.makeAdmin(AdminRole.VIEWER);
    SITE.makeAdmin(AdminRole.OPERATOR);
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_apps SELECT id, '%s' FROM admins WHERE role <> 'OWNER'"
            .formatted(FakeWechat.APPID));
    TestUsers.insert(
        TEST_DB,
        TestUsers.user(MINE, "小雨"),
        TestUsers.user(MINE_TOO, "小雪"),
        TestUsers.user(HIDDEN, NAME));
    long now = SITE.clock().instant().toEpochMilli();
    byte[] end = SITE.server().app().account().phones().ends("8000").get(0);
    byte[] hash = SITE.server().app().account().phones().hashes(new Phone("86", NUMBER)).get(0);
    for (String sql :
        List.of(
            "UPDATE users SET appid = '%3$s', last_login_ip = '198.51.100.77', unionid ="
                + " 'oUnionHidden', phone_hash = UNHEX('%4$s'), phone_end = UNHEX('%5$s'), phone_sealed = 'x' WHERE id = %2$d",
            "UPDATE users SET person_id = UNHEX('" + PERSON + "') WHERE id IN (7, %2$d)",
            "INSERT INTO login_events (at, appid, user_id, outcome, ip, device) VALUES"
                + " (%1$d, '%3$s', %2$d, 'SUCCESS', '198.51.100.77', 'HiddenPhone'),"
                + " (%1$d, '%3$s', NULL, 'CODE_INVALID', '198.51.100.77', 'HiddenPhone')",
            "INSERT INTO login_events (at, appid, user_id, outcome, ip, device)"
                + " SELECT %1$d, appid, id, 'SUCCESS', '203.0.113.7', 'MyPhone' FROM users"
                + " WHERE id = 7",
            "INSERT INTO audit_events (at, admin_id, admin_name, act, target_kind, target_id,"
                + " detail, ip) SELECT %1$d, id, name, 'ADD_NOTE', 'USER', %2$d, '隐情',"
                + " '203.0.113.9' FROM admins",
            "INSERT INTO user_notes (at, user_id, admin_id, admin_name, note)"
                + " VALUES (%1$d, %2$d, 1, 'admin', '秘密备注')",
            "INSERT INTO user_changes (at, user_id, kind, new_value)"
                + " VALUES (%1$d, %2$d, 'UNIONID', 'oUnionHidden')",
            "INSERT INTO push_events (digest, appid, kind, openid, about, received_at, user_id)"
                + " SELECT UNHEX(SHA2(id, 256)), appid, 'REVOKED', openid, '7', %1$d, id FROM users",
            "INSERT INTO user_counts (name, appid, users, counted_at, took_millis) VALUES"
                + " ('ALL', '%3$s', 987654, %1$d, 1), ('ALL', 'wx0000000000000001', 7, %1$d, 1),"
                + " ('NEW_TODAY', '%3$s', 987654, %1$d, 1), ('ACTIVE_7_DAYS', '%3$s', 987654, %1$d,"
                + " 1), ('ACTIVE_7_DAYS', 'wx0000000000000001', 5, %1$d, 1)",
            "INSERT INTO login_counts (span, at, appid, outcome, events) VALUES"
                + " ('H', %1$d - %1$d %% 3600000, '%3$s', 'SUCCESS', 9876543),"
                + " ('D', 1740758400000, '%3$s', 'SUCCESS', 9876543),"
                + " ('D', 1740758400000, 'wx0000000000000001', 'SUCCESS', 3)")) {
      TestRows.execute(
          TEST_DB,
          sql.formatted(
              now,
              HIDDEN,
              OTHER_APP,
              HexFormat.of().formatHex(hash),
              HexFormat.of().formatHex(end)));
    }
  }

  @Test
  void noPageTellsAnythingOfAnotherApp() throws IllegalAccessException {
    for (AdminRole role : List.of(AdminRole.VIEWER, AdminRole.OPERATOR)) {
      AdminClient held = new AdminClient(SITE.server()).signedInAs(role);
      List<String> told = new ArrayList<>();
      int answered = 0;
      for (String path : paths()) {
        HttpResponse<String> page = held.get(path);
        answered += page.statusCode() == 200 ? 1 : 0;
        assertTrue(page.statusCode() < 500, path + ": " + page.statusCode());
        for (String secret : SECRETS) {
          if (page.body().contains(secret) && !path.contains(secret)) {
            told.add(role + " " + path + ": " + secret);
          }
        }
      }
      assertEquals(List.of(), told);
      assertTrue(answered > 4 * QUERIES.size(), "pages were answered: " + answered);
      assertTrue(held.get(Paths.USERS).body().contains("小雨"));
      assertTrue(held.get(Paths.LOGINS).body().contains("MyPhone"));
      assertTrue(held.get(Paths.HOME).body().contains("<strong class=\"tile-value\">7<"));
    }
  }

  /** The walk finds what it looks for, where nobody is held. */
  @Test
  void whoeverSeesAllAppsReadsAllOfIt() throws IllegalAccessException {
    TestRows.execute(TEST_DB, "DELETE FROM admin_apps");
    AdminClient all = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    Set<String> unseen = new TreeSet<>(SECRETS);
    for (String path : paths()) {
      String body = all.get(path).body();
      unseen.removeIf(secret -> body.contains(secret) && !path.contains(secret));
    }
    assertEquals(Set.of(), unseen);
  }

  @Test
  void aUserOfAnotherAppIsOneWhoDoesNotExist() {
    AdminClient held = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String csrf = csrfToken(held.get(Paths.ACCOUNT));
    List<String> before = EveryActTest.state();
    List<String> wrong = new ArrayList<>();

    for (Act act : EveryActTest.ACTS) {
      if (act.address().startsWith(Paths.USER)) {
        for (long id : List.of(HIDDEN, NOBODY)) {
          HttpResponse<String> reply =
              held.post(Paths.of(act.address(), id), fields(act.fields(), csrf));
          if (reply.statusCode() != 404 || !reply.body().contains("没有该用户")) {
            wrong.add(act.address() + " " + id + ": " + reply.statusCode());
          }
        }
      } else if (OPEN.stream().noneMatch(act.address()::startsWith)) {
        String path = Paths.of(act.address(), 1);
        int status = held.post(path, fields(act.fields(), csrf)).statusCode();
        if (status != 403) {
          wrong.add(act.address() + ": " + status);
        }
      }
    }

    assertEquals(List.of(), wrong);
    assertEquals(before, EveryActTest.state());
    for (String below : List.of("", "/delete", "/disable", "/nothing")) {
      assertEquals(404, held.get(Paths.user(HIDDEN) + below).statusCode(), below);
      assertEquals(404, held.get(Paths.user(NOBODY) + below).statusCode(), below);
    }
  }

  @Test
  void formsThatNameAnotherUserFindNobody() {
    AdminClient held = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String csrf = csrfToken(held.get(Paths.ACCOUNT));
    for (String act : List.of(UserPageServlet.LINK_PERSON, UserPageServlet.MOVE_PHONE)) {
      List<String> replies = new ArrayList<>();
      for (long id : List.of(HIDDEN, NOBODY)) {
        String text = Long.toString(id);
        HttpResponse<String> reply =
            held.post(Paths.of(act, MINE), "csrf", csrf, "user", text, "reason", "r");
        replies.add(reply.statusCode() + location(reply) + held.cookie("wxapplogin_flash"));
      }
      assertEquals(replies.get(0), replies.get(1), act);
    }
    HttpResponse<String> alone =
        held.post(Paths.of(UserPageServlet.UNLINK_PERSON, MINE), "csrf", csrf, "reason", "r");
    assertEquals(303, alone.statusCode());
    assertEquals(
        List.of("2"),
        TestRows.texts(
            TEST_DB, "SELECT COUNT(*) FROM users WHERE person_id = UNHEX('" + PERSON + "')"),
        "with nobody else to be seen, there is nothing to unlink");
  }

  @Test
  void actsOnManyLeaveOutWhoIsNotSeen() {
    AdminClient held = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    String csrf = csrfToken(held.get(Paths.ACCOUNT));
    List<String[]> forms =
        List.of(
            new String[] {BulkAct.DISABLE.address(), "reason", "spam"},
            new String[] {BulkAct.ENABLE.address(), "reason", ""},
            new String[] {BulkAct.LEVEL.address(), "level", "2"});
    List<String> before = EveryActTest.state();

    for (String[] form : forms) {
      List<String> replies = new ArrayList<>();
      for (long id : List.of(HIDDEN, NOBODY)) {
        HttpResponse<String> reply =
            held.post(form[0], "csrf", csrf, "u" + id, "1", form[1], form[2]);
        replies.add(location(reply) + held.cookie("wxapplogin_flash"));
      }
      assertEquals(replies.get(0), replies.get(1), form[0]);
    }
    String undo = BulkUndo.of(BulkAct.ENABLE, List.of(HIDDEN)).text();
    held.post(BulkAct.UNDO.address(), "csrf", csrf, "undo", undo);
    String who = BulkUndo.of(BulkAct.DISABLE, List.of(HIDDEN, MINE)).text();
    String asked = held.get(UserBulkServlet.PATH + "/disable?who=" + who).body();

    assertEquals(before, EveryActTest.state());
    assertTrue(asked.contains("小雨"), asked);
    assertEquals(false, asked.contains(NAME));
  }

  @Test
  void theBoxAndThePhoneSearchFindNobodyElse() {
    AdminClient held = new AdminClient(SITE.server()).signedInAs(AdminRole.OPERATOR);
    AdminClient owner = new AdminClient(SITE.server()).signedIn();
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_events (seq, at, type, user_id, appid) VALUES (1, 1, 'user.created', %d, '%s')"
            .formatted(HIDDEN, OTHER_APP));
    for (String typed :
        List.of(Long.toString(HIDDEN), NAME, OPENID, OTHER_APP, "evt_1", PERSON, NUMBER, "…8000")) {
      String led = location(find(held, typed));
      assertNotEquals(Paths.user(HIDDEN), led, typed);
      assertEquals(false, led.contains("app="), led);
    }
    assertEquals(Paths.user(HIDDEN), location(find(owner, "evt_1")));
    assertEquals(Paths.user(HIDDEN), location(find(owner, NUMBER)));
    assertEquals(Paths.user(HIDDEN), location(find(owner, "…8000")));
    assertEquals(Paths.user(MINE), location(find(held, PERSON)), "the person has one more user");
    held.post(
        UserSearchServlet.PATH,
        "csrf",
        csrfToken(held.get(Paths.ACCOUNT)),
        "by",
        "phone",
        "q",
        NUMBER);
    assertEquals(
        List.of("0", "1", "0"),
        TestRows.texts(
            TEST_DB, "SELECT detail FROM audit_events WHERE act = 'SEARCH_PHONE' ORDER BY id"));
    assertEquals(
        List.of("0", "1"),
        TestRows.texts(
            TEST_DB, "SELECT detail FROM audit_events WHERE act = 'SEARCH_PHONE_END' ORDER BY id"));
  }

  @Test
  void anAppThatWasTakenAwayIsGoneAtTheNextClick() {
    AdminClient held = new AdminClient(SITE.server()).signedInAs(AdminRole.VIEWER);
    assertEquals(200, held.get(Paths.user(MINE)).statusCode());

    TestRows.execute(TEST_DB, "UPDATE admin_apps SET appid = '%s'".formatted(OTHER_APP));

    assertEquals(404, held.get(Paths.user(MINE)).statusCode());
    assertEquals(200, held.get(Paths.user(HIDDEN)).statusCode());
    TestRows.execute(TEST_DB, "UPDATE admin_apps SET appid = 'wxgone'");
    assertEquals(404, held.get(Paths.user(HIDDEN)).statusCode(), "an app that is gone is not all");
    assertEquals(200, held.get(Paths.USERS).statusCode());
  }

  private static HttpResponse<String> find(AdminClient client, String typed) {
    String csrf = csrfToken(client.get(Paths.ACCOUNT));
    return client.post(FindServlet.PATH, "csrf", csrf, "q", typed);
  }

  private static String[] fields(List<String> fields, String csrf) {
    List<String> all = new ArrayList<>(fields);
    all.addAll(List.of("csrf", csrf));
    return all.toArray(String[]::new);
  }

  /** Every address that a class of the console names, with all kinds of filters. */
  private static Set<String> paths() throws IllegalAccessException {
    Set<String> paths = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPath(Path.of("target/classes"))) {
      if (type.isAssignableTo(ConsoleServlet.class) || type.isEquivalentTo(Paths.class)) {
        for (Field field : type.reflect().getDeclaredFields()) {
          if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            String address = (String) field.get(null);
            if (address.startsWith("/admin")) {
              paths.add(Paths.of(address, MINE));
              paths.add(Paths.of(address, HIDDEN));
              if (!address.contains("{id}")) {
                QUERIES.forEach(query -> paths.add(address + query));
              }
            }
          }
        }
      }
    }
    return paths;
  }
}
