package org.wxapplogin.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * Ten tickets of a service desk, each from the dashboard to done with at most three clicks and one
 * search. Every press of the mouse counts, also into a field and on a button; keys do not. A field
 * that is typed into without a click must have the focus by itself. The password was given longer
 * ago than it counts, so what is dangerous asks for it: it is typed and sent by Enter.
 */
class TicketsBrowserTest extends BrowserTest {
  private static final String NUMBER = "13800138000";
  private static final String XIAN = "203.0.113.77";

  private final ApiClient api = new ApiClient(SITE.server());
  private long she;
  private String openid;
  private String token;
  private int clicks;
  private int searches;

  TicketsBrowserTest() {
    super("tickets");
  }

  @BeforeEach
  void startOnTheDashboard() throws Exception {
    fillSample();
    openid = SITE.wechat().login().openid();
    Reply login = login();
    token = login.token();
    she = login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
    String code = SITE.wechat().phone(FakeWechat.APPID, openid, NUMBER, "86").code();
    api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
    api.post("/wx/user/profile", "{\"nickName\":\"阿狸在西安\"}", "X-OA-Token", token);

    open(1280, ColorScheme.LIGHT, "zh-CN", true);
    signIn("/admin/", "admin");
    SITE.clock().advance(Duration.ofMinutes(11));
    assertThat(page.locator(".tiles")).isVisible();
  }

  @AfterEach
  void withThreeClicksAndOneSearch() {
    assertTrue(clicks <= 3, clicks + " clicks");
    assertTrue(searches <= 1, searches + " searches");
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void freeThisNumber() {
    search(NUMBER);
    click("#ask-unbind-phone");
    type("#unbind-reason", "号码已转让");
    confirm();

    assertThat(page.locator(".flash-done")).isVisible();
    assertEquals(1, TestRows.count(TEST_DB, "users WHERE phone_hash IS NULL AND id = " + she));
    String other = SITE.wechat().login().openid();
    String token = api.login(SITE.wechat().login(other).code()).token();
    String code = SITE.wechat().phone(FakeWechat.APPID, other, NUMBER, "86").code();
    Reply bound =
        api.post("/wx/auth/bindPhone", "{\"code\":\"" + code + "\"}", "X-OA-Token", token);
    assertEquals(0, bound.errno(), "somebody else can bind it");
  }

  @Test
  void whoIsTheManWithThisEnd() {
    search("*8000");

    assertThat(page.locator(".profile h1")).hasText("阿狸在西安");
    assertEquals(1, TestRows.count(TEST_DB, "audit_events WHERE act = 'SEARCH_PHONE_END'"));
  }

  @Test
  void banHerUntilMondayAndTellHerWhy() {
    search("阿狸在西");
    click("#ask-disable");
    write("#reason", "刷单");
    click("[name=until][value=monday]");
    click("#told");
    type("#told", "请勿发布广告");

    assertThat(page.locator(".profile .status-disabled")).isVisible();
    Reply refused = login();
    assertEquals(721, refused.errno());
    assertEquals("请勿发布广告", refused.data().get("reason").getAsString());
    Instant until = Instant.parse(refused.data().get("until").getAsString());
    assertEquals("MONDAY", until.atZone(ZoneId.of("Asia/Shanghai")).getDayOfWeek().name());
  }

  @Test
  void heSaysHeNeverLoggedInFromXian() {
    TestRows.execute(
        TEST_DB, "UPDATE login_events SET ip = '%s' WHERE user_id = %d".formatted(XIAN, she));
    search(Long.toString(she));
    click("#timeline");
    assertThat(page.locator("main")).containsText(XIAN);
    click(".back a");
    click("#end-all");

    assertThat(page.locator(".flash-done")).isVisible();
    assertEquals(501, api.check(token).errno());
  }

  @Test
  void takeThisNameDown() {
    search("阿狸在西");
    click("#ask-take-nickname");
    type("#nickname-reason", "冒充官方");

    assertThat(page.locator(".profile h1")).not().containsText("阿狸");
    Reply again = login();
    assertEquals("", again.data().getAsJsonObject("userInfo").get("nickName").getAsString());
  }

  @Test
  void giveMeMyData() throws Exception {
    search(NUMBER);
    click("#make-data-link");
    confirm();

    assertThat(page.locator("#data-link code")).isVisible();
    page.waitForLoadState(); // with all of its text
    String link = page.locator("#data-link code").textContent();
    String token = link.substring(link.indexOf('#') + 1);
    String body = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    String file =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(SITE.server().uri("/data"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString())
            .body();
    JsonObject data = JsonParser.parseString(file).getAsJsonObject().getAsJsonObject("data");
    assertEquals(openid, data.get("openid").getAsString());
  }

  @Test
  void iCancelledByMistake() {
    Reply cancelled = api.post("/wx/user/cancel", "", "X-OA-Token", login().token());
    assertEquals(0, cancelled.errno());
    assertEquals(722, login().errno());
    search(NUMBER);
    click("#restore");

    assertThat(page.locator(".profile .status-active")).isVisible();
    assertEquals(0, login().errno());
  }

  @Test
  void thisListFromWechat() {
    click(".menu a[href$='/admin/system']");
    click(".heading a[href$='/admin/openids']");
    write("#openids", openid + "\noNobodyNobodyNobodyNobodyNob");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    click("#cancel-all");
    confirm();

    assertThat(page.locator(".flash-done")).isVisible();
    assertEquals(722, login().errno());
  }

  @Test
  void addOurSixthMiniProgram() {
    String appid = "wx00000000000000a6";
    assertEquals(402, api.login(appid, "a-code").errno());
    click(".menu a[href$='/admin/system']");
    click(".heading a[href$='/admin/apps']");
    click(".heading a[href$='/admin/apps/new']");
    confirm();
    write("#appid", appid);
    page.keyboard().press("Tab");
    write("#name", "六号店");
    page.keyboard().press("Tab");
    type("#secret", "0123456789abcdef0123456789abcdef");

    assertThat(page.locator("main")).containsText("六号店");
    assertEquals("六号店", SITE.server().app().apps().name(appid));
    assertNotEquals(402, api.login(appid, "a-code").errno(), "it is asked about at WeChat");
  }

  @Test
  void theNewColleagueMaySeeOnlyTheShop() {
    click(".menu a[href$='/admin/admins']");
    click("#name");
    write("#name", "xiaoli");
    click(".picks [name='app-" + FakeWechat.APPID + "']");
    page.keyboard().press("Enter");
    confirm();

    assertThat(page.locator("#start-password")).isVisible();
    page.waitForLoadState(); // with all of its text
    String password = page.locator("#start-password").textContent();
    assertFalse(password.isEmpty());
    assertEquals(
        List.of(FakeWechat.APPID),
        TestRows.texts(
            TEST_DB,
            "SELECT appid FROM admin_apps JOIN admins ON id = admin_id WHERE name = 'xiaoli'"));
  }

  private Reply login() {
    return api.login(SITE.wechat().login(openid).code());
  }

  private void search(String text) {
    searches++;
    page.keyboard().press("/");
    type("#find", text);
    page.waitForLoadState();
  }

  private void click(String what) {
    clicks++;
    page.locator(what).first().click();
    page.waitForLoadState();
  }

  /** Types into the field that has the focus already. */
  private void write(String into, String text) {
    assertThat(page.locator(into)).isFocused();
    page.keyboard().type(text);
  }

  private void type(String into, String text) {
    write(into, text);
    page.keyboard().press("Enter");
    page.waitForLoadState();
  }

  private void confirm() {
    assertThat(page.locator("#confirm-password")).isVisible();
    type("#confirm-password", TestSettings.ADMIN_PASSWORD);
  }
}
