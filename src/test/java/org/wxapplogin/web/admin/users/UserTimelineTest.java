package org.wxapplogin.web.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/** He says he never logged in from Xi'an: everything about one user, in one order. */
class UserTimelineTest extends ConsoleTest {
  private static final Pattern ENTRY =
      Pattern.compile("<li class=\"of-(\\w+)\">\\s*<time datetime=\"([^\"]+)\"");

  private long user;
  private AdminClient viewer;

  private record Entry(String kind, String at) {}

  @BeforeEach
  void fill() {
    SITE.makeAdmin(AdminRole.VIEWER);
    user = new ConsoleFixture(TEST_DB, SITE).make("阿狸");
    viewer =
        new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(AdminRole.VIEWER);
  }

  @Test
  void whatTheUserAgreedToIsThereWithDocumentVersionTimeAndApp() {
    consent("privacy", "2026-11", 86_400_000);

    Document page = Jsoup.parse(viewer.get(path("?what=consent&day=1970-01-02")).body());

    assertEquals(
        List.of("1970-01-02T00:00:00Z"),
        page.select("li.of-consent time").eachAttr("datetime"),
        page.text());
    assertEquals("Consent", page.select("li.of-consent .plate").text());
    String words = page.select("li.of-consent .words").text();
    assertTrue(words.startsWith("Agreed to privacy, version 2026-11"), words);
    assertEquals(FakeWechat.APPID, page.select("li.of-consent .words .id").text());
    assertEquals("Consent", page.select(".presets [aria-current]").text());
  }

  private void consent(String document, String version, long at) {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_consents (user_id, document, version, at) VALUES (%d, '%s', '%s', %d)"
            .formatted(user, document, version, at));
  }

  @Test
  void allKindsAreInOneOrderTheNewestFirst() {
    consent("terms", "1", SITE.clock().millis());

    List<Entry> entries = entries(path(""));

    assertEquals(
        List.of("act", "change", "consent", "login", "note", "push"),
        entries.stream().map(Entry::kind).distinct().sorted().toList());
    assertEquals(
        entries.stream().map(Entry::at).sorted(Comparator.reverseOrder()).toList(),
        entries.stream().map(Entry::at).toList());
    String page = viewer.get("/admin/users/" + user).body();
    assertTrue(page.contains("/admin/users/" + user + "/timeline"), "a link leads there");
  }

  @Test
  void aKindAndADayNarrowIt() {
    TestRows.execute(
        TEST_DB,
        "INSERT INTO user_notes (at, user_id, admin_id, admin_name, note)"
            + " VALUES (86400000, %d, 1, 'admin', 'long ago')".formatted(user));

    assertEquals(
        List.of("note"), entries(path("?what=note")).stream().map(Entry::kind).distinct().toList());
    assertEquals(
        List.of(new Entry("note", "1970-01-02T00:00:00Z")), entries(path("?day=1970-01-02")));
    assertEquals(List.of(), entries(path("?day=1970-01-01")));
    assertTrue(viewer.get(path("?day=1970-01-01")).body().contains("Nothing matches"));
  }

  @Test
  void pagesFollowEachOtherWithoutAGapAndWithoutARowTwice() {
    // at the same instants, so that only the keys tell them apart
    TestRows.execute(
        TEST_DB,
        ("INSERT INTO user_changes (at, user_id, kind, new_value) WITH RECURSIVE n AS (SELECT 1 AS"
                + " i UNION ALL SELECT i + 1 FROM n WHERE i < 90) SELECT i DIV 10 * 1000, %d,"
                + " 'UNIONID', i FROM n")
            .formatted(user));
    TestRows.execute(
        TEST_DB,
        ("INSERT INTO user_notes (at, user_id, admin_id, admin_name, note)"
                + " SELECT at, user_id, 1, 'admin', new_value FROM user_changes WHERE user_id = %d")
            .formatted(user)
            .replace("new_value FROM", "COALESCE(new_value, '-') FROM"));

    for (int i = 0; i < 90; i++) {
      consent("v" + i, "1", i / 10 * 1_000);
    }

    List<Entry> all = new ArrayList<>();
    String next = path("");
    int pages = 0;
    while (!next.isEmpty() && pages++ < 20) {
      String page = viewer.get(next).body();
      all.addAll(entriesOf(page));
      Matcher more = Pattern.compile("rel=\"next\" href=\"/wxapplogin([^\"]+)\"").matcher(page);
      next = more.find() ? more.group(1).replace("&amp;", "&") : "";
    }

    assertEquals(
        TestRows.count(TEST_DB, "user_changes WHERE user_id = " + user),
        all.stream().filter(it -> it.kind().equals("change")).count());
    assertEquals(
        TestRows.count(TEST_DB, "user_notes WHERE user_id = " + user),
        all.stream().filter(it -> it.kind().equals("note")).count());
    assertEquals(
        TestRows.count(TEST_DB, "login_events WHERE user_id = " + user),
        all.stream().filter(it -> it.kind().equals("login")).count());
    assertEquals(
        TestRows.count(TEST_DB, "user_consents WHERE user_id = " + user),
        all.stream().filter(it -> it.kind().equals("consent")).count());
    assertTrue(pages > 3, pages + " pages");
  }

  @Test
  void aPlaceThatIsNoneIsTheBeginningAndAUserWhoIsNoneIsMissing() {
    assertEquals(entries(path("")), entries(path("?at=a1.1_nonsense")));
    assertEquals(404, viewer.get("/admin/users/424242/timeline").statusCode());
    assertFalse(viewer.get(path("")).body().contains(ConsoleFixture.NUMBER));
  }

  private String path(String query) {
    return "/admin/users/" + user + "/timeline" + query;
  }

  private List<Entry> entries(String path) {
    return entriesOf(viewer.get(path).body());
  }

  private static List<Entry> entriesOf(String page) {
    List<Entry> entries = new ArrayList<>();
    Matcher found = ENTRY.matcher(page);
    while (found.find()) {
      entries.add(new Entry(found.group(1), found.group(2)));
    }
    return entries;
  }
}
