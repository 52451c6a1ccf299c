package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;
import static org.wxapplogin.web.admin.AdminClient.mark;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.admins.AccountPaths;
import org.wxapplogin.web.admin.admins.AccountServlet;
import org.wxapplogin.web.admin.admins.AdminListServlet;
import org.wxapplogin.web.admin.admins.AdminPageServlet;
import org.wxapplogin.web.admin.admins.AdminPaths;
import org.wxapplogin.web.admin.admins.PasswordServlet;
import org.wxapplogin.web.admin.admins.TotpServlet;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.NotFoundServlet;
import org.wxapplogin.web.admin.signin.ConfirmServlet;
import org.wxapplogin.web.admin.signin.Confirmation;
import org.wxapplogin.web.admin.signin.SignInCodeServlet;
import org.wxapplogin.web.admin.signin.SignInServlet;
import org.wxapplogin.web.admin.signin.SignOutServlet;
import org.wxapplogin.web.admin.users.BulkUndo;
import org.wxapplogin.web.admin.users.UserBulkServlet;
import org.wxapplogin.web.admin.users.UserColumnsServlet;
import org.wxapplogin.web.admin.users.UserPageServlet;
import org.wxapplogin.web.admin.users.UserPaths;
import org.wxapplogin.web.admin.users.UserSearchServlet;

/**
 * Every form of the console by a request made by hand: as each role, without the form's mark, with
 * that of another session, with nobody signed in. Whoever adds a form adds it to the table below.
 */
class EveryActTest extends ConsoleTest {
  private static final long USER = 7;

  /** Stands for the id of an admin the acts are tried on. */
  private static final String OTHER = "{other}";

  /**
   * One form.
   *
   * @param servlet that answers it
   * @param needs the least role
   * @param fields names and values in turn
   */
  private record Act(
      Class<?> servlet, AdminRole needs, String path, List<String> fields, int whenAllowed) {}

  private static Act act(Class<?> servlet, AdminRole needs, String path, String... fields) {
    return new Act(servlet, needs, path, List.of(fields), 303);
  }

  /** A page that says what is wrong with what was typed: it was let in. */
  private static Act shown(Class<?> servlet, AdminRole needs, String path, String... fields) {
    return new Act(servlet, needs, path, List.of(fields), 200);
  }

  private static final List<Act> ACTS =
      List.of(
          user(UserPaths.Act.DISABLE, "reason", "spam"),
          user(UserPaths.Act.ENABLE),
          user(UserPaths.Act.LEVEL, "level", "1"),
          user(UserPaths.Act.END_DEVICE, "device", "00000000000000000000000000000000"),
          user(UserPaths.Act.END_ALL),
          user(UserPaths.Act.RESTORE),
          user(UserPaths.Act.ADD_NOTE, "note", "polite"),
          user(UserPaths.Act.DELETE_NOTE, "note", "1"),
          new Act(
              UserPageServlet.class,
              AdminRole.OPERATOR,
              UserPaths.act(USER, UserPaths.Act.REVEAL_PHONE),
              List.of(),
              200),
          bulk(UserBulkServlet.Act.DISABLE, "u" + USER, "1", "reason", "spam"),
          bulk(UserBulkServlet.Act.ENABLE, "u" + USER, "1"),
          bulk(UserBulkServlet.Act.LEVEL, "u" + USER, "1", "level", "2"),
          bulk(
              UserBulkServlet.Act.UNDO,
              "undo",
              BulkUndo.of(UserBulkServlet.Act.ENABLE, List.of(USER)).text()),
          act(UserSearchServlet.class, AdminRole.VIEWER, "/admin/users/search", "q", "小雨"),
          act(UserColumnsServlet.class, AdminRole.VIEWER, "/admin/users/columns", "openid", "on"),
          new Act(
              UserPageServlet.class,
              AdminRole.OWNER,
              UserPaths.act(USER, UserPaths.Act.DELETE),
              List.of("confirm", "somebody else"),
              400),
          act(
              AdminListServlet.class,
              AdminRole.OWNER,
              AdminPaths.LIST,
              "name",
              "eve",
              "role",
              "OWNER"),
          admin(AdminPaths.Act.ROLE, "role", "OWNER"),
          admin(AdminPaths.Act.DISABLE),
          admin(AdminPaths.Act.ENABLE),
          admin(AdminPaths.Act.RESET_PASSWORD),
          admin(AdminPaths.Act.RESET_TOTP),
          shown(
              PasswordServlet.class,
              AdminRole.VIEWER,
              AccountPaths.PASSWORD,
              "current",
              "",
              "new",
              "four words in a row",
              "again",
              "four words in a row"),
          act(
              AccountServlet.class,
              AdminRole.VIEWER,
              AccountPaths.Act.END_SESSION.path(),
              "session",
              "0123456789abcdef"),
          act(AccountServlet.class, AdminRole.VIEWER, AccountPaths.Act.END_OTHERS.path()),
          act(TotpServlet.class, AdminRole.VIEWER, AccountPaths.TotpAct.BEGIN.path()),
          shown(
              TotpServlet.class,
              AdminRole.VIEWER,
              AccountPaths.TotpAct.CONFIRM.path(),
              "code",
              "000000"),
          act(TotpServlet.class, AdminRole.VIEWER, AccountPaths.TotpAct.CODES.path()),
          shown(TotpServlet.class, AdminRole.VIEWER, AccountPaths.TotpAct.OFF.path()),
          shown(ConfirmServlet.class, AdminRole.VIEWER, Confirmation.PATH),
          act(SignOutServlet.class, AdminRole.VIEWER, "/admin/sign-out"));

  /** They change nothing, or are for who is not signed in; SignInPagesTest has them. */
  private static final List<Class<?>> NO_ACTS =
      List.of(
          AdminServlet.class, NotFoundServlet.class, SignInServlet.class, SignInCodeServlet.class);

  private static Act user(UserPaths.Act act, String... fields) {
    return act(UserPageServlet.class, AdminRole.OPERATOR, UserPaths.act(USER, act), fields);
  }

  private static Act bulk(UserBulkServlet.Act act, String... fields) {
    return act(
        UserBulkServlet.class, AdminRole.OPERATOR, UserBulkServlet.PATH + act.path(), fields);
  }

  private static Act admin(AdminPaths.Act act, String... fields) {
    return act(
        AdminPageServlet.class,
        AdminRole.OWNER,
        AdminPaths.LIST + "/" + OTHER + "/" + act.path(),
        fields);
  }

  @Test
  void theTableNamesEveryForm() {
    TreeSet<String> withForms = new TreeSet<>();
    for (JavaClass type : new ClassFileImporter().importPath(Path.of("target/classes"))) {
      boolean posts =
          type.isAssignableTo(AdminServlet.class)
              && type.getMethods().stream().anyMatch(method -> method.getName().equals("doPost"));
      if (posts) {
        withForms.add(type.getSimpleName());
      }
    }
    TreeSet<String> known = new TreeSet<>();
    ACTS.forEach(act -> known.add(act.servlet().getSimpleName()));
    NO_ACTS.forEach(type -> known.add(type.getSimpleName()));
    assertEquals(known, withForms);

    List<String> paths = ACTS.stream().map(Act::path).toList();
    Stream<String> ofEnums =
        Stream.of(
                Arrays.stream(UserPaths.Act.values()).map(act -> UserPaths.act(USER, act)),
                Arrays.stream(UserBulkServlet.Act.values())
                    .map(act -> UserBulkServlet.PATH + act.path()),
                Arrays.stream(AdminPaths.Act.values())
                    .map(act -> AdminPaths.LIST + "/" + OTHER + "/" + act.path()),
                Arrays.stream(AccountPaths.Act.values()).map(AccountPaths.Act::path),
                Arrays.stream(AccountPaths.TotpAct.values()).map(AccountPaths.TotpAct::path))
            .flatMap(path -> path);
    assertEquals(List.of(), ofEnums.filter(path -> !paths.contains(path)).toList());
  }

  @Test
  void noFormIsTakenWithoutItsOwnMark() {
    Map<AdminRole, AdminClient> clients = prepare();
    AdminClient owner = clients.get(AdminRole.OWNER);
    String foreign = mark(clients.get(AdminRole.VIEWER).get(AccountPaths.PAGE));
    List<String> before = state();

    for (Act act : ACTS) {
      assertEquals(403, owner.post(path(act), fields(act, null)).statusCode(), act.path());
      assertEquals(403, owner.post(path(act), fields(act, foreign)).statusCode(), act.path());
      String signIn = location(new AdminClient(SITE.server()).post(path(act), fields(act, "x")));
      assertEquals("/admin/sign-in", signIn, act.path());
    }

    assertEquals(before, state());
    assertEquals(200, owner.get(AccountPaths.PAGE).statusCode(), "still signed in");
  }

  @Test
  void eachRoleMayDoWhatItCoversAndNothingElse() {
    Map<AdminRole, AdminClient> clients = prepare();
    Map<String, Integer> wrong = new TreeMap<>();
    for (AdminRole role : AdminRole.values()) {
      AdminClient client = clients.get(role);
      String mark = mark(client.get(AccountPaths.PAGE));
      for (Act act : ACTS) {
        List<String> before = state();
        int status = client.post(path(act), fields(act, mark)).statusCode();
        boolean may = role.covers(act.needs());
        if (status != (may ? act.whenAllowed() : 403)) {
          wrong.put(role + " " + act.path(), status);
        }
        if (!may) {
          assertEquals(before, state(), role + " " + act.path());
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
      assertEquals(status, clients.get(role).get(AdminPaths.LIST).statusCode());
      String other = AdminPaths.LIST + "/" + other();
      assertEquals(status, clients.get(role).get(other).statusCode());
    }
    assertTrue(state().size() > 3);
  }

  /** A browser of each role, just signed in; a user and an admin to act on. */
  private static Map<AdminRole, AdminClient> prepare() {
    TestUsers.insert(TEST_DB, TestUsers.user(USER, "小雨"));
    Map<AdminRole, AdminClient> clients = new HashMap<>();
    for (AdminRole role : AdminRole.values()) {
      SITE.makeAdmin(role);
      clients.put(role, new AdminClient(SITE.server()).signedInAs(role));
    }
    return clients;
  }

  private static String path(Act act) {
    return act.path().replace(OTHER, other());
  }

  private static String other() {
    return TestRows.texts(TEST_DB, "SELECT id FROM admins WHERE name = 'admin'").get(0);
  }

  private static String[] fields(Act act, String mark) {
    List<String> fields = new ArrayList<>(act.fields());
    if (mark != null) {
      fields.addAll(List.of("csrf", mark));
    }
    return fields.toArray(new String[0]);
  }

  /** Whatever an act could change, without what every request moves on. */
  private static List<String> state() {
    List<String> state = new ArrayList<>();
    state.addAll(TestRows.texts(TEST_DB, "SELECT CONCAT(id, status, level) FROM users"));
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
