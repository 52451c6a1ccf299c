package org.wxapplogin.sandbox.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestClock;

/**
 * What the phone page can watch: each request with its answer and its phone, and what is broken.
 */
class FakeWechatWatchTest {
  private static final String PATH = "/sns/jscode2session";

  @AutoClose private final FakeWechat fake = FakeWechat.start(0, Clock.systemUTC());
  private final FakeClient client = new FakeClient(fake);

  @Test
  void aRequestIsKeptWithWhatWasAnswered() throws Exception {
    client.exchange(fake.login().code());

    JsonObject sent = requests("").get(0).getAsJsonObject();
    JsonObject answer = sent.getAsJsonObject("answer");
    assertEquals(1, sent.get("number").getAsInt());
    assertEquals(200, answer.get("status").getAsInt());
    assertFalse(answer.has("errcode"));
    assertEquals("[\"session_key\",\"openid\"]", answer.get("fields").toString());
    for (String key : fake.sessionKeys()) {
      assertFalse(sent.toString().contains(key));
    }
  }

  @Test
  void anErrorIsKeptAsOne() throws Exception {
    control("POST", "/sandbox/fault", "{\"path\":\"*\",\"errcode\":-1,\"status\":503}");
    client.get(FakeClient.exchangePath(FakeWechat.APPID, FakeWechat.SECRET, "code"));

    JsonObject answer = requests("").get(0).getAsJsonObject().getAsJsonObject("answer");
    assertEquals(503, answer.get("status").getAsInt());
    assertEquals(-1, answer.get("errcode").getAsInt());
    assertEquals("[\"errcode\",\"errmsg\"]", answer.get("fields").toString());
  }

  @Test
  void theNamesInABodyAreKeptButNotTheValues() throws Exception {
    client.send(
        "POST", "/wxa/business/getuserphonenumber", "{\"code\":\"abc\",\"openid\":\"o-1\"}");
    client.send("POST", "/wxa/business/getuserphonenumber", "no JSON");

    JsonArray all = requests("");
    JsonObject sent = all.get(0).getAsJsonObject();
    assertEquals("[\"code\",\"openid\"]", sent.get("fields").toString());
    assertFalse(sent.toString().contains("abc"));
    assertEquals("[]", all.get(1).getAsJsonObject().get("fields").toString());
  }

  @Test
  void onlyWhatCameAfterANumberIsGivenIfItIsNamed() throws Exception {
    client.exchange("one");
    client.exchange("two");
    client.exchange("three");

    JsonArray fresh = requests("?after=1&path=" + PATH);
    assertEquals(2, fresh.size());
    assertEquals(2, fresh.get(0).getAsJsonObject().get("number").getAsInt());
    assertEquals(
        "after must be a whole number",
        client.get("/sandbox/requests?after=x").body().replaceAll(".*:\"|\"}", ""));
  }

  @Test
  void aRequestIsThatOfThePhoneWhoseCodeOrPersonItNames() throws Exception {
    JsonObject login =
        control("POST", "/sandbox/login", "{\"openid\":\"o-me\",\"phoneId\":\"phone-a\"}");
    JsonObject button =
        control(
            "POST",
            "/sandbox/phone",
            "{\"openid\":\"o-me\",\"phoneNumber\":\"13900001234\",\"phoneId\":\"phone-b\"}");
    client.exchange(login.get("code").getAsString());
    client.send(
        "POST",
        "/wxa/business/getuserphonenumber",
        "{\"code\":" + button.get("code") + ",\"openid\":\"o-me\"}");
    client.get("/wxa/checksession?openid=o-me&signature=s");
    client.exchange(fake.login("o-me").code());
    client.send("POST", "/cgi-bin/stable_token", "{}");

    assertEquals("phone-a phone-b phone-b - -", phones(requests("")));
  }

  @Test
  void anAnswerThatIsStillToComeIsNotThereYet() throws Exception {
    control("POST", "/sandbox/fault", "{\"path\":\"" + PATH + "\",\"mode\":\"hang\"}");
    try (Socket socket = client.sendExchange("code")) {
      while (requests("").isEmpty()) {
        Thread.onSpinWait();
      }
      assertFalse(requests("").get(0).getAsJsonObject().has("answer"));
      assertTrue(socket.isConnected());
    }
  }

  @Test
  void aSlowAnswerIsThereOnceItsTimeHasCome() {
    TestClock clock = new TestClock(Instant.parse("2026-11-26T00:00:00Z"));
    RequestLog log = new RequestLog(clock);
    long number = log.add(new Request("GET", PATH, Map.of(), ""), "");
    Reply reply = Reply.wechat(Map.of("openid", "o"));
    log.answered(number, reply.delivered(Delivery.WHOLE, 2_000));

    clock.advance(Duration.ofMillis(1_999));
    assertTrue(log.requests("", 0).get(0).answer().isEmpty());
    clock.advance(Duration.ofMillis(1));
    assertTrue(log.requests("", 0).get(0).answer().isPresent());
  }

  @Test
  void aBrokenLineIsNoAnswer() {
    RequestLog log = new RequestLog(Clock.systemUTC());
    long number = log.add(new Request("GET", PATH, Map.of(), ""), "");
    log.answered(number, Reply.wechat(Map.of("openid", "o")).delivered(Delivery.RESET, 0));

    SentRequest.Answer answer = log.requests("", 0).get(0).answer().orElseThrow();
    assertTrue(answer.reset());
    assertEquals(0, answer.fields().size());
  }

  @Test
  void oneFaultBreaksEveryCallButThoseThatHaveTheirOwn() throws Exception {
    control("POST", "/sandbox/fault", "{\"path\":\"*\",\"errcode\":-1}");
    control("POST", "/sandbox/fault", "{\"path\":\"" + PATH + "\",\"errcode\":45011}");

    assertEquals(45011, client.exchange("code").get("errcode").getAsInt());
    assertEquals(
        -1,
        FakeClient.json(client.send("POST", "/cgi-bin/stable_token", "{}"))
            .getAsJsonObject()
            .get("errcode")
            .getAsInt());
  }

  @Test
  void whatIsBrokenCanBeReadAsItWasSaid() throws Exception {
    assertEquals("[]", client.get("/sandbox/fault").body());
    control("POST", "/sandbox/fault", "{\"path\":\"*\",\"delayMillis\":2000}");
    control(
        "POST",
        "/sandbox/fault",
        "{\"path\":\"/wxa/checksession\",\"status\":502,\"body\":\"bad\",\"mode\":\"drip\",\"times\":3}");

    assertEquals(
        JsonParser.parseString(
            """
            [{"path":"*","delayMillis":2000},
             {"path":"/wxa/checksession","status":502,"body":"bad","mode":"drip","times":3}]
            """),
        FakeClient.json(client.get("/sandbox/fault")));
    control("DELETE", "/sandbox/fault", "");
    assertEquals("[]", client.get("/sandbox/fault").body());
  }

  private JsonArray requests(String query) throws Exception {
    return FakeClient.json(client.get("/sandbox/requests" + query)).getAsJsonArray();
  }

  private JsonObject control(String method, String path, String body) throws Exception {
    return FakeClient.json(client.send(method, path, body)).getAsJsonObject();
  }

  private static String phones(JsonArray requests) {
    StringBuilder all = new StringBuilder();
    requests.forEach(
        each -> {
          String phone = each.getAsJsonObject().get("phoneId").getAsString();
          all.append(phone.isEmpty() ? "-" : phone).append(' ');
        });
    return all.toString().strip();
  }
}
