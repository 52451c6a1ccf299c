package org.wxapplogin.web.admin.admins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.csrfToken;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;
import org.wxapplogin.web.admin.page.Paths;

/** An owner picks the apps of an admin, who is told which they are. */
class AdminAppsPagesTest extends ConsoleTest {
  private static final Pattern ON_PAGE = Pattern.compile("name=\"(on-page)\" value=\"([^\"]+)\"");
  private static final String SHOP = "app-" + FakeWechat.APPID;
  private static final String CAFE = "app-" + FakeWechat.SECOND_APPID;

  private final AdminClient owner = new AdminClient(SITE.server()).with("Accept-Language", "en");
  private final AdminClient viewer = new AdminClient(SITE.server()).with("Accept-Language", "en");
  private String page;

  @BeforeEach
  void signIn() {
    SITE.makeAdmin(AdminRole.VIEWER);
    owner.signedIn();
    viewer.signedInAs(AdminRole.VIEWER);
    page = page("viewer");
  }

  @Test
  void appsArePickedAndGivenBackAndCountAtTheNextClick() {
    assertFalse(viewer.get(Paths.HOME).body().contains("You see only"));

    assertEquals(page, location(post(page + "/apps", SHOP, "1")));

    String done = owner.get(page).body();
    assertTrue(done.contains("The apps are changed."), done);
    assertTrue(viewer.get(Paths.HOME).body().contains("You see only: " + FakeWechat.APPID));
    assertTrue(viewer.get(Paths.ACCOUNT).body().contains("users of these apps only:"));
    assertEquals(403, viewer.get(Paths.WEBHOOKS).statusCode());
    String why = viewer.get(Paths.WEBHOOKS).body();
    assertTrue(why.contains("this page is about the whole server"), why);
    post(page + "/apps", SHOP, "1", CAFE, "1");
    assertTrue(owner.get(page).body().contains("name=\"" + SHOP + "\" value=\"1\">"), "undo");
    post(page + "/apps", "nothing", "ticked");
    assertFalse(viewer.get(Paths.HOME).body().contains("You see only"));
    String both = FakeWechat.APPID + "." + FakeWechat.SECOND_APPID;
    assertEquals(
        List.of(
            "viewer, → " + FakeWechat.APPID,
            "viewer, " + FakeWechat.APPID + " → " + both,
            "viewer, " + both + " →"),
        audit());
    String listed = owner.get(Paths.AUDIT).body();
    assertTrue(listed.contains("viewer: All apps → " + FakeWechat.APPID), listed);
  }

  @Test
  void somebodyNewIsHeldFromTheirFirstSignInOn() {
    String made = location(post(Paths.ADMINS, "name", "ling", "role", "OPERATOR", CAFE, "1"));

    assertTrue(made.startsWith(Paths.ADMINS + "/"), made);
    assertEquals(
        List.of(FakeWechat.SECOND_APPID),
        TestRows.texts(
            TEST_DB,
            "SELECT appid FROM admin_apps JOIN admins ON id = admin_id WHERE name = 'ling'"));
    assertEquals(List.of("ling, → " + FakeWechat.SECOND_APPID), audit());
    String list = owner.get(Paths.ADMINS).body();
    assertTrue(list.contains("All apps"), list);
    assertTrue(list.contains(">" + FakeWechat.SECOND_APPID + "</td>"), list);
  }

  @Test
  void anOwnerIsNeverHeld() {
    String refused = post(Paths.ADMINS, "name", "ling", "role", "OWNER", SHOP, "1").body();
    assertTrue(refused.contains("An owner sees all apps"), refused);
    assertTrue(refused.contains("name=\"" + SHOP + "\" value=\"1\" checked"), refused);

    post(page + "/apps", SHOP, "1");
    post(page + "/role", "role", "OWNER");
    assertFalse(viewer.get(Paths.HOME).body().contains("You see only"));
    assertEquals(200, viewer.get(Paths.ADMINS).statusCode());
    assertFalse(owner.get(page).body().contains("id=\"apps\""), "nothing to pick for an owner");
    assertEquals(400, post(page + "/apps", CAFE, "1").statusCode());
    post(page + "/role", "role", "VIEWER");
    assertTrue(viewer.get(Paths.HOME).body().contains("You see only"), "as before");
  }

  @Test
  void whatCannotBePickedIsRefusedInWords() {
    assertEquals(400, post(page + "/apps", "app-wxnone", "1").statusCode());
    TestRows.execute(
        TEST_DB,
        "INSERT INTO admin_apps"
            + " WITH RECURSIVE n AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
            + " SELECT id, CONCAT('wx', i) FROM admins, n WHERE name = 'viewer'");
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= AppScope.MOST; i++) {
      all.addAll(List.of("app-wx" + i, "1"));
    }
    HttpResponse<String> many = post(page + "/apps", all.toArray(String[]::new));
    assertEquals(400, many.statusCode());
    assertTrue(many.body().contains("At most 12 apps"), many.body());
    assertEquals(List.of(), audit());
  }

  private HttpResponse<String> post(String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    HttpResponse<String> from = owner.get(path.startsWith(page) ? page : Paths.ADMINS);
    Matcher on = ON_PAGE.matcher(from.body());
    assertTrue(on.find(), from.body());
    all.addAll(List.of("csrf", csrfToken(from), on.group(1), on.group(2)));
    return owner.post(path, all.toArray(String[]::new));
  }

  private static String page(String name) {
    String id = TestRows.texts(TEST_DB, "SELECT id FROM admins WHERE name = '" + name + "'").get(0);
    return Paths.ADMINS + "/" + id;
  }

  private static List<String> audit() {
    return TestRows.texts(
        TEST_DB,
        "SELECT TRIM(CONCAT(detail, ', ', IFNULL(CONCAT(old_value, ' '), ''), '→ ',"
            + " IFNULL(new_value, ''))) FROM audit_events WHERE act = 'SET_ADMIN_APPS'"
            + " ORDER BY id");
  }
}
