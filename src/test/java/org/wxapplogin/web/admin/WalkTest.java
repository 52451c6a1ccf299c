package org.wxapplogin.web.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.domain.AdminRole.OPERATOR;
import static org.wxapplogin.domain.AdminRole.OWNER;
import static org.wxapplogin.domain.AdminRole.VIEWER;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;

/**
 * Walks every page in a real browser, in each role, language, colour and width: {@link Walk} says
 * in which combinations. A new page is a new line of {@link #PAGES}.
 */
class WalkTest extends BrowserTest {
  /**
   * {@code {user}} is a user of whom every table holds something; below the role the server refuses
   * with 403.
   */
  private static final List<Place> PAGES =
      List.of(
          new Place("dashboard", "/admin/", VIEWER, 200),
          new Place("users", "/admin/users?size=20", VIEWER, 200),
          new Place("users-filtered", "/admin/users?status=active&phone=yes", VIEWER, 200),
          new Place("users-found", "/admin/users?q=oTest", VIEWER, 200),
          new Place("users-none", "/admin/users?q=nobody+is+called+so", VIEWER, 200),
          new Place("user", "/admin/users/{user}", VIEWER, 200),
          new Place("user-timeline", "/admin/users/{user}/timeline", VIEWER, 200),
          new Place("user-delete", "/admin/users/{user}/delete", OWNER, 200),
          new Place("user-gone", "/admin/users/987654", VIEWER, 410),
          new Place("logins", "/admin/logins", VIEWER, 200),
          new Place("logins-none", "/admin/logins?app=wxgone&from=2125-01-01T00:00", VIEWER, 200),
          new Place("audit", "/admin/audit", VIEWER, 200),
          new Place("audit-none", "/admin/audit?act=SET_LEVEL&user={user}", VIEWER, 200),
          new Place("push", "/admin/push", OWNER, 200),
          new Place("openids", "/admin/openids", OWNER, 200),
          new Place("pushes", "/admin/pushes", VIEWER, 200),
          new Place("pushes-none", "/admin/pushes?outcome=FAILING", VIEWER, 200),
          new Place("webhooks", "/admin/webhooks", VIEWER, 200),
          new Place("apps", "/admin/apps", OWNER, 200),
          new Place("app-new", "/admin/apps/new", OWNER, 200),
          new Place("system", "/admin/system", OPERATOR, 200),
          new Place("report", "/admin/report", OWNER, 200),
          new Place("admins", "/admin/admins", OWNER, 200),
          new Place("review", "/admin/review", VIEWER, 200),
          new Place("templates", "/admin/templates", OPERATOR, 200),
          new Place("account", "/admin/account", VIEWER, 200),
          new Place("password", "/admin/account/password", VIEWER, 200),
          new Place("totp", "/admin/account/totp", VIEWER, 200),
          new Place("not-found", "/admin/nothing", VIEWER, 404));

  private static final Pattern HOSTILE_SIGNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

  private record Place(String name, String path, AdminRole role, int status) {}

  private long user;

  WalkTest() {
    super("walk");
  }

  @BeforeEach
  void fill() {
    SITE.makeAdmin(VIEWER);
    SITE.makeAdmin(OPERATOR);
    user =
        new ConsoleFixture(TEST_DB, SITE)
            .make("\u202E<script>alert('1')</script>\"👨‍👩‍👧" + "永".repeat(30));
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER, 0, 1280, LIGHT, zh-CN", "OWNER, 1, 1280, DARK, en-GB",
    "OWNER, 2, 360, DARK, zh-CN", "OWNER, 3, 360, LIGHT, en-GB",
    "OPERATOR, 0, 1280, LIGHT, zh-CN", "OPERATOR, 1, 1280, DARK, en-GB",
    "OPERATOR, 2, 360, DARK, zh-CN", "OPERATOR, 3, 360, LIGHT, en-GB",
    "VIEWER, 0, 1280, LIGHT, zh-CN", "VIEWER, 1, 1280, DARK, en-GB",
    "VIEWER, 2, 360, DARK, zh-CN", "VIEWER, 3, 360, LIGHT, en-GB"
  })
  void everyPageIsWhole(
      AdminRole role, int combination, int width, ColorScheme colors, String language) {
    open(width, colors, language, true);
    signIn(role);
    String shots = "%s-%d-%s-%s/".formatted(role, width, colors, language).toLowerCase(Locale.ROOT);
    List<String> rawKeys = new ArrayList<>();

    for (Place place : pages(role, combination)) {
      String path = place.path().replace("{user}", Long.toString(user));
      Response response = page.navigate(SITE.server().uri(path).toString());
      boolean may = role.covers(place.role());
      assertEquals(may ? place.status() : 403, response.status(), path);
      CHROMIUM.forgive(Integer.toString(response.status())); // the console tells of 403, 404, 410
      CHROMIUM.look(page, shots + place.name());
      assertEquals(
          false, HOSTILE_SIGNS.matcher(page.title()).find(), "the title of " + place.name());
      rawKeys.addAll(rawKeys(page.innerText("body")));
    }

    assertEquals(List.of(), rawKeys);
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  /** Each page is seen in three of the combinations, one of each role: {@link Walk}. */
  @Test
  void noPageIsLeftOutInAnyRoleWidthColourOrLanguage() {
    for (int page = 0; page < PAGES.size(); page++) {
      Set<Integer> combinations = new HashSet<>();
      for (AdminRole role : AdminRole.values()) {
        for (int combination = 0; combination < Walk.OF_A_ROLE; combination++) {
          if (Walk.has(page, role, combination)) {
            combinations.add(combination);
          }
        }
      }
      assertTrue(combinations.size() >= 3, PAGES.get(page).name());
    }
  }

  private static List<Place> pages(AdminRole role, int combination) {
    return IntStream.range(0, PAGES.size())
        .filter(page -> Walk.has(page, role, combination))
        .mapToObj(PAGES::get)
        .toList();
  }

  /** Keys of texts that stand on a page in place of their text. */
  private static List<String> rawKeys(String text) {
    return Messages.of(Language.ENGLISH).keys().stream()
        .filter(key -> key.contains(".") && text.contains(key))
        .toList();
  }

  private void signIn(AdminRole role) {
    AdminClient client = new AdminClient(SITE.server());
    String session =
        (role == OWNER ? client.signedIn() : client.signedInAs(role)).cookie(Cookies.SESSION);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Cookies.SESSION, session)
                    .setUrl(SITE.server().uri("/admin").toString())));
  }
}
