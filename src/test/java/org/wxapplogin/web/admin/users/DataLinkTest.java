package org.wxapplogin.web.admin.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.web.admin.AdminClient;

/** The link by which a user fetches their personal data once. */
class DataLinkTest extends UserPageFixture {
  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    user =
        new ApiClient(SITE.server())
            .login(SITE.wechat().login(ANNA).code())
            .data()
            .getAsJsonObject("userInfo")
            .get("userId")
            .getAsLong();
    TestRows.execute(TEST_DB, "DELETE FROM audit_events");
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
  }

  @Test
  void theLinkGivesTheDataOnceAndOnlyToWhoPressesTheButton() throws Exception {
    String link = made();
    assertTrue(link.startsWith(TestSettings.PUBLIC_URL + "/data#"), link);
    String token = token(link);
    assertEquals(43, token.length());
    assertEquals(
        1,
        TestRows.count(
            TEST_DB, "data_links WHERE HEX(token_hash) = SHA2('%s', 256)".formatted(token)));
    assertTrue(page().contains("Not used yet, made by"));
    assertFalse(page().contains(token), "it is shown once");

    for (int i = 0; i < 2; i++) { // a preview of links, then the user
      HttpResponse<String> looked = get();
      assertEquals(200, looked.statusCode());
      assertTrue(looked.body().contains("id=\"fetch\""), looked.body());
      assertEquals("no-store", looked.headers().firstValue("Cache-Control").orElse(""));
      assertEquals("no-referrer", looked.headers().firstValue("Referrer-Policy").orElse(""));
    }
    SITE.clock().advance(Duration.ofHours(71));
    HttpResponse<String> file = fetch(token);
    assertEquals(200, file.statusCode());
    assertEquals(
        "attachment; filename=\"wxapplogin-export.json\"",
        file.headers().firstValue("Content-Disposition").orElse(""));
    assertEquals("no-store", file.headers().firstValue("Cache-Control").orElse(""));
    JsonObject data = JsonParser.parseString(file.body()).getAsJsonObject().getAsJsonObject("data");
    assertEquals(ANNA, data.get("openid").getAsString());
    assertEquals(1, data.getAsJsonArray("sessions").size());
    assertFalse(data.has("ban"));

    HttpResponse<String> again = fetch(token);
    assertEquals(410, again.statusCode());
    assertTrue(again.body().contains("链接无效、已使用或已过期"), again.body());
    assertEquals(
        List.of("MAKE_DATA_LINK ADMIN admin", "FETCH_DATA USER "),
        texts(
            "SELECT CONCAT_WS(' ', act, actor_kind, admin_name) FROM audit_events WHERE target_kind = 'USER' ORDER BY id"));
    assertEquals(
        0,
        TestRows.count(
            TEST_DB,
            "audit_events WHERE CONCAT_WS(' ', detail, old_value, new_value) LIKE '%"
                + token
                + "%'"));
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedIn();
    String audit = Jsoup.parse(client.get("/admin/audit").body()).text();
    assertTrue(audit.contains("Personal data fetched"), audit);
    assertTrue(audit.contains("Link to personal data made"), audit);
  }

  @Test
  void aLinkThatIsOverRevokedOrFollowedByAnotherGivesNothing() throws Exception {
    String first = token(made());
    String second = token(made());
    assertNotEquals(first, second);
    assertEquals(410, fetch(first).statusCode());

    assertTrue(pageAfter("revoke-data-link").contains("The link is revoked."));
    assertEquals(410, fetch(second).statusCode());
    assertTrue(
        pageAfter("revoke-data-link").contains("Nothing to change"), "there is none any more");

    String third = token(made());
    SITE.clock().advance(Duration.ofHours(72));
    assertEquals(410, fetch(third).statusCode());
    SITE.server().app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "data_links"));
    for (String wrong : List.of("", "x", "#", third.substring(1) + "A", "é".repeat(43))) {
      assertEquals(410, fetch(wrong).statusCode(), wrong);
    }
  }

  @Test
  void theWholeLinkCanBePasted() throws Exception {
    assertEquals(200, fetch(" " + made() + " ").statusCode());
  }

  @Test
  void theBanIsPartOfTheDataWithWhatTheUserIsToldOfIt() throws Exception {
    act("disable", "reason", "刷单", "until", "for-ever", "told", "违反社区规范");
    String token = token(made());
    JsonObject ban =
        JsonParser.parseString(fetch(token).body())
            .getAsJsonObject()
            .getAsJsonObject("data")
            .getAsJsonObject("ban");
    assertEquals("违反社区规范", ban.get("reason").getAsString());
    assertFalse(ban.toString().contains("刷单"), ban.toString());
    String csv = client.get("/admin/users.csv").body();
    assertTrue(csv.contains("Banned until,Reason for the user"), csv);
    assertTrue(csv.contains("违反社区规范"), csv);
  }

  private String made() {
    String place = location(act("make-data-link"));
    String link = Jsoup.parse(client.get(place).body()).select("#data-link code").text();
    assertEquals("/admin/users/" + user, location(client.get(place)), "not there on a reload");
    return link;
  }

  private static String token(String link) {
    return link.substring(link.indexOf('#') + 1);
  }

  private HttpResponse<String> get() throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(SITE.server().uri("/data")).build(), BodyHandlers.ofString(UTF_8));
  }

  private HttpResponse<String> fetch(String token) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(SITE.server().uri("/data"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, UTF_8)))
            .build(),
        BodyHandlers.ofString(UTF_8));
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
