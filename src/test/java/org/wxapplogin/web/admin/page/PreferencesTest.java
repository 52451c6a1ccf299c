package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestUsers;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleTest;

/** Colours and times as a reader chooses them, without JavaScript. */
class PreferencesTest extends ConsoleTest {
  private final AdminClient client = new AdminClient(SITE.server());

  @Test
  void theColoursAreThoseOfTheSystemUntilChosen() {
    Map<String, String> media = new LinkedHashMap<>();
    media.put("auto", "screen and (prefers-color-scheme: dark)");
    media.put("dark", "screen");
    media.put("light", "not all");
    assertTrue(page().contains("media=\"" + media.get("auto") + "\""), page());

    media.forEach(
        (theme, where) -> {
          assertEquals(
              "/admin/sign-in?to=%2Fadmin%2Faudit",
              location(client.get("/admin/sign-in?to=%2Fadmin%2Faudit&theme=" + theme)));
          assertTrue(page().contains("media=\"" + where + "\""), page());
          assertTrue(page().contains("data-theme=\"" + theme + "\""), page());
        });
    assertEquals(200, client.get("/admin/sign-in?theme=purple").statusCode());
    assertTrue(page().contains("data-theme=\"light\""), "no such colour");
  }

  @Test
  void timesAreToldFromNowWhileThatSaysMore() {
    Instant now = SITE.clock().instant();
    Map<Duration, String> told = new LinkedHashMap<>();
    told.put(Duration.ofSeconds(59), "just now");
    told.put(Duration.ofSeconds(60), "1 minute ago");
    told.put(Duration.ofMinutes(59), "59 minutes ago");
    told.put(Duration.ofMinutes(60), "1 hour ago");
    told.put(Duration.ofHours(48).minusMillis(1), "1 day ago");
    told.put(Duration.ofDays(7).minusMillis(1), "6 days ago");
    told.put(Duration.ofDays(7), "");
    told.put(Duration.ofSeconds(-5), "just now");
    told.put(Duration.ofMinutes(-5), "in 5 minutes");
    told.put(Duration.ofHours(-1), "in 1 hour");
    told.put(Duration.ofDays(-2), "in 2 days");
    RelativeTime ago = new RelativeTime(now, Messages.of(Language.ENGLISH));

    told.forEach((age, words) -> assertEquals(words, ago.text(now.minus(age).toString())));
    assertEquals(
        "3 分钟前",
        new RelativeTime(now, Messages.of(Language.CHINESE))
            .text(now.minusSeconds(200).toString()));
  }

  @Test
  void theExactTimeIsAlwaysThere() {
    Instant now = SITE.clock().instant();
    TestUsers.insert(TEST_DB, TestUsers.user(1, "a", now.minusSeconds(180), now));
    client.with("Accept-Language", "en").signedIn();

    String list = client.get("/admin/users").body();
    assertTrue(list.contains("title=\"2025-03-01 15:57:00\"><span class=\"ago\">3 minutes ago"));
    assertTrue(list.contains("<span class=\"clock\">15:57:00</span>"), list);
    client.get("/admin/users?times=exact");
    assertTrue(client.get("/admin/users").body().contains("class=\"exact-times\""));
  }

  private String page() {
    return client.get("/admin/sign-in").body();
  }
}
