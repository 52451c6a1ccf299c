package org.wxapplogin.sandbox.wechat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.web.admin.Chromium;

/** The page of the fake: over HTTP what it is given, and in a browser what is pressed there. */
class ControlPageTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @AutoClose private final FakeWechat fake = FakeWechat.start(0, Clock.systemUTC());
  private final FakeClient client = new FakeClient(fake);

  @AfterEach
  void closeWindows() {
    CHROMIUM.closeWindows();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sandbox", "/sandbox/"})
  void theAddressThatTheStartPrintsIsAPage(String path) throws Exception {
    HttpResponse<String> response = client.get(path);

    assertEquals(200, response.statusCode());
    assertEquals(
        "text/html; charset=utf-8", response.headers().firstValue("content-type").orElse(""));
    assertTrue(response.body().startsWith("<!doctype html>"), response.body());
    assertTrue(fake.requests("").isEmpty(), "the app did not ask for it");
  }

  @Test
  void theStateNamesPeopleAndFaultsAndNoSecret() throws Exception {
    fake.login(FakeWechat.APPID, "o-first");
    fake.loginWithUnionid(FakeWechat.SECOND_APPID, "o-second", "u-second");
    fake.fault(Fault.on("/sns/jscode2session").errcode(-1).times(3));

    HttpResponse<String> response = client.get("/sandbox/state");
    JsonObject state = FakeClient.json(response).getAsJsonObject();

    JsonObject latest = state.getAsJsonArray("people").get(0).getAsJsonObject();
    assertEquals("o-second", latest.get("openid").getAsString());
    assertEquals(FakeWechat.SECOND_APPID, latest.get("appid").getAsString());
    assertEquals("u-second", latest.get("unionid").getAsString());
    assertEquals(2, state.getAsJsonArray("people").size());
    assertEquals(
        "[{\"path\":\"/sns/jscode2session\",\"errcode\":-1,\"times\":3}]",
        state.get("faults").toString());
    assertEquals(
        "[\"hang\",\"hang-body\",\"drip\",\"drip-headers\",\"reset\"]",
        state.get("modes").toString());
    assertEquals(fake.calls().size(), state.getAsJsonArray("calls").size());
    for (String key : fake.sessionKeys()) {
      assertFalse(response.body().contains(key));
    }
    assertEquals(405, client.send("POST", "/sandbox/state", "{}").statusCode());
  }

  @Test
  void atMostFiftyPeopleAreListed() throws Exception {
    for (int i = 0; i < 51; i++) {
      fake.login();
    }

    JsonObject state = FakeClient.json(client.get("/sandbox/state")).getAsJsonObject();
    assertEquals(50, state.getAsJsonArray("people").size());
  }

  @ParameterizedTest
  @CsvSource({
    "1280, LIGHT, zh-CN",
    "1280, DARK, en-GB",
    "390, LIGHT, en-GB",
    "390, DARK, zh-CN",
    "320, LIGHT, zh-CN"
  })
  void aDeveloperPressesPeopleAndFaults(int width, ColorScheme colors, String language) {
    Page page = CHROMIUM.open(width, colors, language, true);
    page.navigate(fake.uri().toString());
    boolean chinese = language.startsWith("zh");
    assertThat(page.locator("h1")).hasText(chinese ? "模拟微信" : "The fake WeChat");
    assertThat(page.locator("#works")).isVisible();
    assertThat(page.locator("#nobody")).isVisible();

    page.locator("#new-person").click();
    assertThat(page.locator("#people li")).hasCount(1);
    assertThat(page.locator("#answer")).containsText("\"code\"");
    page.locator("#people .phone").click();
    assertThat(page.locator("#answer")).containsText("\"encryptedData\"");
    page.locator("#people .push").click(); // nobody has said where the application is
    assertThat(page.locator("#answer")).containsText("no application is there to push to");

    page.locator("[data-fault=busy]").click();
    assertThat(page.locator("#broken")).containsText("errcode -1");
    assertEquals(List.of(Fault.on("*").errcode(-1)), fake.faults());
    page.locator("summary").click();
    page.locator("#path").selectOption("/wxa/checksession");
    page.locator("#mode").selectOption("hang-body");
    page.locator("#times").fill("2");
    page.locator("#set").click();
    assertThat(page.locator("#broken li")).hasCount(2);
    assertEquals(
        Fault.on("/wxa/checksession").mode(Delivery.HANG_BODY).times(2), fake.faults().get(1));
    CHROMIUM.look(page, "fake-" + width + "-" + colors + "-" + language);

    page.locator("#mend").click();
    assertThat(page.locator("#works")).isVisible();
    assertEquals(List.of(), fake.faults());

    page.locator("#language").click();
    assertThat(page.locator("h1")).hasText(chinese ? "The fake WeChat" : "模拟微信");
    CHROMIUM.forgive("400"); // of the push
    assertEquals(List.of(), CHROMIUM.complaints());
  }

  @Test
  void whatTheAppAskedIsListedWithItsAnswer() throws Exception {
    Page page = CHROMIUM.open(1280, ColorScheme.LIGHT, "en-GB", true);
    page.navigate(fake.uri().toString());
    assertThat(page.locator("#works")).isVisible();

    client.exchange("no-code");

    assertThat(page.locator("#requests tbody tr")).hasCount(1);
    assertThat(page.locator("#requests tbody tr")).containsText("/sns/jscode2session");
    assertThat(page.locator("#requests tbody tr")).containsText("errcode 40029");
  }
}
