package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.admins.AccountServlet;
import org.wxapplogin.web.admin.admins.AdminListServlet;
import org.wxapplogin.web.admin.admins.AdminPageServlet;
import org.wxapplogin.web.admin.admins.PasswordServlet;
import org.wxapplogin.web.admin.admins.TotpServlet;
import org.wxapplogin.web.admin.apps.AppsServlet;
import org.wxapplogin.web.admin.events.OpenidListServlet;
import org.wxapplogin.web.admin.events.PushListServlet;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.NotFoundServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.UnsentServlet;
import org.wxapplogin.web.admin.signin.ConfirmServlet;
import org.wxapplogin.web.admin.signin.SignInCodeServlet;
import org.wxapplogin.web.admin.signin.SignInServlet;
import org.wxapplogin.web.admin.signin.SignOutServlet;
import org.wxapplogin.web.admin.users.BulkAct;
import org.wxapplogin.web.admin.users.BulkUndo;
import org.wxapplogin.web.admin.users.FindServlet;
import org.wxapplogin.web.admin.users.ReviewServlet;
import org.wxapplogin.web.admin.users.SavedFiltersServlet;
import org.wxapplogin.web.admin.users.TemplatesServlet;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserPageServlet;
import org.wxapplogin.web.admin.users.UserSearchServlet;
import org.wxapplogin.web.admin.webhooks.WebhooksServlet;

/**
 * Every form of the console by a request made by hand: as each role, without its CSRF token, with
 * that of another session, with nobody signed in. Whoever adds a form adds it to the table below.
 */
class EveryActTest extends ConsoleTest {
  private static final long USER = 7;
  private static final String EVENT = "0".repeat(64);

  /**
   * One form.
   *
   * @param servlet that answers it
   * @param needs the least role
   * @param fields names and values in turn
   */
  record Act(
      Class<?> servlet, AdminRole needs, String address, List<String> fields, int whenAllowed) {}

  private static Act act(Class<?> servlet, AdminRole needs, String address, String... fields) {
    return new Act(servlet, needs, address, List.of(fields), 303);
  }

  /** A page that says what is wrong with what was typed: it was let in. */
  private static Act shown(Class<?> servlet, AdminRole needs, String address, String... fields) {
    return new Act(servlet, needs, address, List.of(fields), 200);
  }

  static final List<Act> ACTS =
      List.of(
          user(UserPageServlet.DISABLE, "reason", "spam"),
          user(UserPageServlet.ENABLE),
          shown(
              UserPageServlet.class,
              AdminRole.OPERATOR,
              UserPageServlet.CHANGE_BAN,
              "reason",
              "spam"),
          user(UserPageServlet.UNDO_BAN, "ban", "1"),
          user(UserPageServlet.LEVEL, "level", "1"),
          user(UserPageServlet.END_DEVICE, "device", "00000000000000000000000000000000"),
          user(UserPageServlet.END_ALL),
          user(UserPageServlet.RESTORE),
          new Act(
              UserPageServlet.class,
              AdminRole.OPERATOR,
              UserPageServlet.LINK_PERSON,
              List.of("user", "8", "reason", "nobody"),
              400),
          user(UserPageServlet.UNLINK_PERSON, "reason", "another human"),
          user(UserPageServlet.UNDO_PERSON, "person", "ab".repeat(16)),
          user(UserPageServlet.CLEAR_PERSON_DOUBT),
          user(UserPageServlet.UNBIND_PHONE, "reason", "sold"),
          user(UserPageServlet.MOVE_PHONE, "user", "8", "reason", "sold"),
          user(UserPageServlet.UNDO_PHONE),
          user(UserPageServlet.TAKE_DOWN_NICKNAME, "instead", "", "reason", "rude"),
          user(UserPageServlet.TAKE_DOWN_PICTURE, "reason", "rude"),
          user(UserPageServlet.UNDO_TAKE_DOWN, "field", "NICKNAME"),
          user(UserPageServlet.RESET_SESSION_KEY),
          user(UserPageServlet.MAKE_DATA_LINK),
          user(UserPageServlet.REVOKE_DATA_LINK),
          user(UserPageServlet.ADD_NOTE, "note", "polite"),
          user(UserPageServlet.DELETE_NOTE, "note", "1"),
          act(UserPageServlet.class, AdminRole.OPERATOR, UserPageServlet.REVEAL_PHONE),
          bulk(BulkAct.DISABLE, "u" + USER, "1", "reason", "spam"),
          bulk(BulkAct.ENABLE, "u" + USER, "1"),
          bulk(BulkAct.LEVEL, "u" + USER, "1", "level", "2"),
          bulk(BulkAct.UNDO, "undo", BulkUndo.of(BulkAct.ENABLE, List.of(USER)).text()),
          new Act(TemplatesServlet.class, AdminRole.OPERATOR, TemplatesServlet.ADD, List.of(), 400),
          act(TemplatesServlet.class, AdminRole.OPERATOR, TemplatesServlet.CHANGE),
          act(TemplatesServlet.class, AdminRole.OPERATOR, TemplatesServlet.DELETE),
          act(TemplatesServlet.class, AdminRole.OPERATOR, TemplatesServlet.UNDO_DELETE),
          act(ReviewServlet.class, AdminRole.OPERATOR, ReviewServlet.ACCEPT, "one", "1"),
          act(ReviewServlet.class, AdminRole.OPERATOR, ReviewServlet.CLEAR, "r1", "1"),
          act(ReviewServlet.class, AdminRole.OPERATOR, ReviewServlet.UNDO, "undo", "1"),
          act(FindServlet.class, AdminRole.VIEWER, FindServlet.PATH, "q", "小雨"),
          act(UserSearchServlet.class, AdminRole.VIEWER, UserSearchServlet.PATH, "q", "小雨"),
          act(
              SavedFiltersServlet.class,
              AdminRole.VIEWER,
              SavedFiltersServlet.SAVE,
              "of",
              "users",
              "list",
              "status=disabled",
              "filter-name",
              "kept out"),
          new Act(
              SavedFiltersServlet.class,
              AdminRole.VIEWER,
              SavedFiltersServlet.RENAME,
              List.of("of", "logins", "filter", "987", "filter-name", "gone"),
              303),
          act(
              SavedFiltersServlet.class,
              AdminRole.VIEWER,
              SavedFiltersServlet.DELETE,
              "filter",
              "987"),
          act(UserColumnsServlet.class, AdminRole.VIEWER, UserColumnsServlet.PATH, "openid", "on"),
          new Act(
              UserPageServlet.class,
              AdminRole.OWNER,
              UserPageServlet.DELETE,
              List.of("confirm", "somebody else"),
              400),
          shown(
              OpenidListServlet.class,
              AdminRole.OWNER,
              OpenidListServlet.CHECK,
              "openids",
              "oNobody"),
          shown(
              OpenidListServlet.class,
              AdminRole.OWNER,
              OpenidListServlet.CANCEL,
              "openids",
              "oNobody"),
          act(PushListServlet.class, AdminRole.OWNER, PushListServlet.APPLY, "event", EVENT),
          act(PushListServlet.class, AdminRole.OWNER, PushListServlet.DISMISS, "event", EVENT),
          shown(AppsServlet.class, AdminRole.OWNER, AppsServlet.NEW, "appid", "gh_1"),
          shown(AppsServlet.class, AdminRole.OWNER, AppsServlet.TRY, "appid", "wxnone"),
          new Act(AppsServlet.class, AdminRole.OWNER, AppsServlet.APP, List.of(), 404),
          act(AppsServlet.class, AdminRole.OWNER, AppsServlet.STOP),
          act(AppsServlet.class, AdminRole.OWNER, AppsServlet.START),
          webhook(WebhooksServlet.PAUSE),
          webhook(WebhooksServlet.RESUME),
          webhook(WebhooksServlet.TEST),
          webhook(WebhooksServlet.SEND_AGAIN, "event", "1"),
          webhook(WebhooksServlet.LEAVE_OUT, "event", "1"),
          act(
              AdminListServlet.class,
              AdminRole.OWNER,
              AdminListServlet.PATH,
              "name",
              "eve",
              "role",
              "OWNER"),
          admin(AdminPageServlet.ROLE, "role", "OWNER"),
          admin(AdminPageServlet.APPS),
          admin(AdminPageServlet.DISABLE),
          admin(AdminPageServlet.ENABLE),
          admin(AdminPageServlet.RESET_PASSWORD),
          admin(AdminPageServlet.RESET_TOTP),
          shown(
              PasswordServlet.class,
              AdminRole.VIEWER,
              PasswordServlet.PATH,
              "current",
              "",
              "new",
              "four words in a row",
              "again",
              "four words in a row"),
          act(
              AccountServlet.class,
              AdminRole.VIEWER,
              AccountServlet.END_SESSION,
              "session",
              "0123456789abcdef"),
          act(AccountServlet.class, AdminRole.VIEWER, AccountServlet.END_OTHERS),
          act(TotpServlet.class, AdminRole.VIEWER, TotpServlet.BEGIN),
          shown(TotpServlet.class, AdminRole.VIEWER, TotpServlet.CONFIRM, "code", "000000"),
          act(TotpServlet.class, AdminRole.VIEWER, TotpServlet.CODES),
          shown(TotpServlet.class, AdminRole.VIEWER, TotpServlet.OFF),
          shown(ConfirmServlet.class, AdminRole.VIEWER, ConfirmServlet.PATH),
          act(SignOutServlet.class, AdminRole.VIEWER, SignOutServlet.PATH));

  /** These change nothing, or are for signing in: see SignInPagesTest and UnsentFormTest. */
  private static final List<Class<?>> NO_ACTS =
      List.of(
          ConsoleServlet.class,
          NotFoundServlet.class,
          SignInServlet.class,
          SignInCodeServlet.class,
          UnsentServlet.class);

  private static Act webhook(String address, String... fields) {
    List<String> all = new ArrayList<>(List.of("receiver", "shop"));
    all.addAll(List.of(fields));
    return act(WebhooksServlet.class, AdminRole.OWNER, address, all.toArray(String[]::new));
  }

  private static Act user(String address, String... fields) {
    return act(UserPageServlet.class, AdminRole.OPERATOR, address, fields);
  }

  private static Act bulk(BulkAct act, String... fields) {
    return act(UserBulkServlet.class, AdminRole.OPERATOR, act.address(), fields);
  }

  private static Act admin(String address, String... fields) {
    return act(AdminPageServlet.class, AdminRole.OWNER, address, fields);
  }

  @Test
  void theTableNamesEveryForm() throws IllegalAccessException {
    TreeSet<String> withForms = new TreeSet<>();
    TreeSet<String> addresses = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPath(Path.of("target/classes"))) {
      boolean posts =
          type.isAssignableTo(ConsoleServlet.class)
              && type.getMethods().stream().anyMatch(method -> method.getName().equals("post"));
      if (posts) {
        withForms.add(type.getSimpleName());
        addresses.addAll(acts(type.reflect()));
      }
    }
    for (BulkAct act : BulkAct.values()) {
      addresses.add(act.address());
    }
    TreeSet<String> known = new TreeSet<>();
    ACTS.forEach(act -> known.add(act.servlet().getSimpleName()));
    NO_ACTS.forEach(type -> known.add(type.getSimpleName()));
    assertEquals(known, withForms);
    ACTS.forEach(act -> addresses.remove(act.address()));
    assertEquals(Set.of(), addresses);
  }

  /** The addresses of a servlet's acts: its constants, so that a new one cannot be forgotten. */
  private static List<String> acts(Class<?> servlet) throws IllegalAccessException {
    List<String> addresses = new ArrayList<>();
    for (Field field : servlet.getFields()) {
      boolean address = field.getType() == String.class && !field.getName().equals("PATH");
      if (address && ((String) field.get(null)).startsWith("/admin/")) {
        addresses.add((String) field.get(null));
      }
    }
    return addresses;
  }

  @Test
  void noFormIsTakenWithoutItsOwnCsrfToken() {
    Map<AdminRole, AdminClient> clients = prepare();
    AdminClient owner = clients.get(AdminRole.OWNER);
    String foreign = csrfToken(clients.get(AdminRole.VIEWER).get(AccountServlet.PATH));
    List<String> before = state();

    for (Act act : ACTS) {
      assertEquals(403, owner.post(path(act), fields(act, null)).statusCode(), act.address());
      assertEquals(403, owner.post(path(act), fields(act, foreign)).statusCode(), act.address());
      String signIn = location(new AdminClient(SITE.server()).post(path(act), fields(act, "x")));
      assertEquals("/admin/sign-in", signIn, act.address());
    }

    assertEquals(before, state());
    assertEquals(200, owner.get(AccountServlet.PATH).statusCode(), "still signed in");
  }

  @Test
  void eachRoleMayDoWhatItCoversAndNothingElse() {
    Map<AdminRole, AdminClient> clients = prepare();
    Map<String, Integer> wrong = new TreeMap<>();
    for (AdminRole role : AdminRole.values()) {
      AdminClient client = clients.get(role);
      String csrfToken = csrfToken(client.get(AccountServlet.PATH));
      for (Act act : ACTS) {
        List<String> before = state();
        int status = client.post(path(act), fields(act, csrfToken)).statusCode();
        boolean may = role.covers(act.needs());
        if (status != (may ? act.whenAllowed() : 403)) {
          wrong.put(role + " " + act.address(), status);
        }
        if (!may) {
          assertEquals(before, state(), role + " " + act.address());
        }
      }
    }

    assertEquals(Map.of(), wrong);
  }

  @Test
  void pagesOfOwnersAreForOwners() {
    Map<AdminRole, AdminClient> clients = prepare();

    for (AdminRole role : AdminRole.values()) {
      int status = role == AdminRole.OWNER ? 200 : 403;
      assertEquals(status, clients.get(role).get(AdminListServlet.PATH).statusCode());
      assertEquals(status, clients.get(role).get(PushListServlet.PATH).statusCode());
      String other = Paths.of(AdminPageServlet.PATH, other());
      assertEquals(status, clients.get(role).get(other).statusCode());
    }
    assertTrue(state().size() > 3);
  }

  /** A browser of each role, just signed in; a user and an admin to act on. */
  private static Map<AdminRole, AdminClient> prepare() {
    TestUsers.insert(TEST_DB, TestUsers.user(USER, "小雨"));
    TestRows.execute(
        TEST_DB,
        "INSERT INTO push_events (digest, appid, kind, openid, about, received_at, user_id)"
            + " SELECT UNHEX('%s'), appid, 'WECHAT_CANCELLED', openid, '', 0, id FROM users"
                .formatted(EVENT));
    Map<AdminRole, AdminClient> clients = new HashMap<>();
    for (AdminRole role : AdminRole.values()) {
      SITE.makeAdmin(role);
      clients.put(role, new AdminClient(SITE.server()).signedInAs(role));
    }
    return clients;
  }

  private static String path(Act act) {
    long id = act.servlet() == AdminPageServlet.class ? other() : USER;
    return Paths.of(act.address(), id);
  }

  private static long other() {
    return Long.parseLong(
        TestRows.texts(TEST_DB, "SELECT id FROM admins WHERE name = 'admin'").get(0));
  }

  private static String[] fields(Act act, String csrfToken) {
    List<String> fields = new ArrayList<>(act.fields());
    if (csrfToken != null) {
      fields.addAll(List.of("csrf", csrfToken));
    }
    return fields.toArray(new String[0]);
  }

  /** Whatever an act could change, without what every request moves on. */
  static List<String> state() {
    List<String> state = new ArrayList<>();
    state.addAll(TestRows.texts(TEST_DB, "SELECT CONCAT(id, status, level) FROM users"));
    state.addAll(
        TestRows.texts(TEST_DB, "SELECT CONCAT_WS(' ', user_id, handled_at) FROM push_events"));
    state.addAll(
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS(' ', name, role, disabled_at, must_change, password_hash, HEX(totp_new), HEX(totp_sealed)) FROM admins ORDER BY id"));
    state.addAll(
        TestRows.texts(
            TEST_DB, "SELECT CONCAT(HEX(token_hash), proved_at) FROM admin_sessions ORDER BY 1"));
    state.addAll(TestRows.texts(TEST_DB, "SELECT CONCAT(id, act) FROM audit_events ORDER BY id"));
    return state;
  }
}
