package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.PushSender.Push;

/** What WeChat judges {@code review} is shown, and waits for an admin. */
class ReviewApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String ANNA = "oAnnaAnnaAnnaAnnaAnnaAnnaAnn";
  private static final String[] CHECKING = {
    "wechat.check-content",
    "true",
    "app." + FakeWechat.APPID + ".push.token",
    FakeWechat.PUSH_TOKEN,
    "app." + FakeWechat.SECOND_APPID + ".push.token",
    FakeWechat.PUSH_TOKEN
  };

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final TestServer server = site.node(CHECKING);
  private final ApiClient api = new ApiClient(server);
  private String token;

  @BeforeEach
  void logIn() {
    token = api.login(wechat.login(ANNA).code()).token();
  }

  @Test
  void aNameToReviewIsShownAndWaitsUntilItIsReplaced() {
    Reply reply = name("one to review");
    assertEquals(0, reply.errno());
    assertEquals(List.of("one to review"), texts("SELECT nickname FROM users"));
    assertEquals(List.of("NICKNAME 1769877000000"), waiting());

    clock.advance(Duration.ofMinutes(1));
    name("one to review");
    assertEquals(List.of("NICKNAME 1769877000000"), waiting(), "it keeps its place");
    name("risky");
    assertEquals(List.of("NICKNAME 1769877000000"), waiting(), "a refused name changes nothing");
    name("another to review");
    assertEquals(List.of("NICKNAME 1769877060000"), waiting());
    name("安娜");
    assertEquals(List.of(), waiting());
  }

  @Test
  void aNameThatWasAcceptedDoesNotWaitAgain() {
    name("one to review");
    TestRows.execute(
        TEST_DB, "UPDATE reviews SET decision = 'ACCEPTED', decided_at = 1, decided_by = 'a'");
    name("one to review");
    assertEquals(List.of(), waiting());
    name("another to review");
    assertEquals(1, waiting().size());
  }

  @Test
  void aPictureToReviewIsShownAndWaitsUntilItIsReplaced() throws Exception {
    AvatarClient avatars = new AvatarClient(server);
    String url = avatars.uploaded(token);
    wechat.pushTo(server.uri(""));
    judge(awaitTrace(), "review");
    assertEquals(url, avatars.shown(token));
    assertEquals(List.of("PICTURE 1769877000000"), waiting());
    assertEquals(List.of("PICTURE_REVIEW APPLIED"), pushes());

    avatars.uploaded(token);
    assertEquals(List.of(), waiting());
  }

  @Test
  void whatWechatJudgesRiskyAfterAllWaitsNoMore() throws Exception {
    AvatarClient avatars = new AvatarClient(server);
    avatars.uploaded(token);
    wechat.pushTo(server.uri(""));
    String trace = awaitTrace();
    judge(trace, "review");
    judge(trace, "risky");
    assertEquals("", avatars.shown(token));
    assertEquals(List.of(), waiting());
  }

  @Test
  void whatWasDecidedIsForgottenAfterSomeWeeks() {
    name("one to review");
    TestRows.execute(
        TEST_DB,
        "UPDATE reviews SET decision = 'ACCEPTED', decided_at = %d, decided_by = 'a'"
            .formatted(clock.millis()));
    clock.advance(Duration.ofDays(29));
    server.app().account().cleanUp().run();
    assertEquals(1, TestRows.count(TEST_DB, "reviews"));
    clock.advance(Duration.ofDays(2));
    server.app().account().cleanUp().run();
    assertEquals(0, TestRows.count(TEST_DB, "reviews"));
  }

  private Reply name(String name) {
    return api.post("/wx/user/profile", "{\"nickName\":\"" + name + "\"}", "X-OA-Token", token);
  }

  private void judge(String trace, String suggest) {
    JsonObject result = new JsonObject();
    result.addProperty("suggest", suggest);
    JsonObject fields = new JsonObject();
    fields.addProperty("trace_id", trace);
    fields.add("result", result);
    wechat.push(new Push(FakeWechat.APPID, "wxa_media_check", fields, false, false));
  }

  private static String awaitTrace() {
    String sql = "SELECT trace_id FROM avatars WHERE trace_id IS NOT NULL";
    while (texts(sql).isEmpty()) {
      Thread.onSpinWait(); // the upload was answered before WeChat was asked
    }
    return texts(sql).get(0);
  }

  private static List<String> waiting() {
    return texts("SELECT CONCAT(field, ' ', at) FROM reviews WHERE decision IS NULL ORDER BY id");
  }

  private static List<String> pushes() {
    return texts("SELECT CONCAT(kind, ' ', outcome) FROM push_events");
  }

  private static List<String> texts(String sql) {
    return TestRows.texts(TEST_DB, sql);
  }
}
