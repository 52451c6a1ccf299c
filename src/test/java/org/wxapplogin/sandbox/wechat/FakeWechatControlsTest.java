package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The controls of the fake, and each way in which it can be made to fail. */
class FakeWechatControlsTest {
  private static final String PATH = "/sns/jscode2session";

  @AutoClose private final FakeWechat fake = FakeWechat.start(0, Clock.systemUTC());
  private final FakeClient client = new FakeClient(fake);

  @Test
  void loginMakesAPersonOrTakesAKnownOne() throws Exception {
    JsonObject someone = control("POST", "/sandbox/login", "{}", 200);
    assertTrue(
        client.exchange(someone.get("code").getAsString()).has("openid"), someone.toString());

    JsonObject me =
        control(
            "POST",
            "/sandbox/login",
            "{\"appid\":\"wx0000000000000002\",\"openid\":\"o-me\",\"unionid\":\"o-union\"}",
            200);
    assertEquals("o-me", me.get("openid").getAsString());
    assertEquals(
        "o-union",
        client
            .exchange(
                FakeWechat.SECOND_APPID, FakeWechat.SECOND_SECRET, me.get("code").getAsString())
            .get("unionid")
            .getAsString());
  }

  @Test
  void rotateReplacesTheSessionKey() throws Exception {
    control("POST", "/sandbox/login", "{\"openid\":\"o-me\"}", 200);
    control("POST", "/sandbox/login", "{\"openid\":\"o-me\",\"rotate\":true}", 200);

    assertEquals(2, fake.sessionKeys().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /sandbox/login | [] | the body must be a JSON object, such as {}",
        "POST | /sandbox/login | {\"appid\":1} | appid must be a string",
        "POST | /sandbox/login | {\"appid\":\"wx1\"} | appid must be wx0000000000000001 or wx0000000000000002",
        "POST | /sandbox/login | {\"openid\":\"a b\"} | openid must be 1 to 64 of A-Z, a-z, 0-9, _ and -",
        "POST | /sandbox/login | {\"rotate\":\"yes\"} | rotate must be true or false",
        "POST | /sandbox/login | {\"opneid\":\"o\"} | opneid is not known here; there are appid, openid, phoneId, rotate, unionid",
        "POST | /sandbox/fault | {} | path must say which call",
        "POST | /sandbox/fault | {\"path\":\"/sns/jscode2session\"} | say what goes wrong: errcode, status, body, delayMillis or mode",
        "POST | /sandbox/fault | {\"path\":\"/sns\",\"errcode\":-1} | path must be * or one of /cgi-bin/stable_token, /cgi-bin/token, /sns/jscode2session, /wxa/business/getuserphonenumber, /wxa/checksession, /wxa/media_check_async, /wxa/msg_sec_check, /wxa/resetusersessionkey",
        "POST | /sandbox/fault | {\"path\":\"/sns/jscode2session\",\"mode\":\"slow\"} | mode must be one of hang, hang-body, drip, drip-headers, reset",
        "POST | /sandbox/fault | {\"path\":\"/sns/jscode2session\",\"status\":1.5} | status must be a whole number from 200 to 599",
        "POST | /sandbox/fault | {\"path\":\"/sns/jscode2session\",\"errcode\":-1,\"body\":\"\"} | give errcode or body, not both",
      })
  void badInputIsRefusedWithASentence(String method, String path, String body, String sentence)
      throws Exception {
    assertEquals(sentence, control(method, path, body, 400).get("error").getAsString());
  }

  @Test
  void otherMethodsAreRefused() throws Exception {
    control("GET", "/sandbox/login", "", 405);
    control("PUT", "/sandbox/fault", "", 405);
    control("POST", "/sandbox/requests", "{}", 405);
    control("POST", "/sandbox/other", "{}", 404);
  }

  @Test
  void anErrcodeIsAnsweredAndTheCodeIsNotSpent() throws Exception {
    Login login = fake.login();
    control(
        "POST", "/sandbox/fault", "{\"path\":\"" + PATH + "\",\"errcode\":45011,\"times\":2}", 200);

    assertEquals(45011, client.exchange(login.code()).get("errcode").getAsInt());
    assertEquals(45011, client.exchange(login.code()).get("errcode").getAsInt());
    assertTrue(client.exchange(login.code()).has("openid"));
  }

  @Test
  void aFaultLastsUntilItIsMended() throws Exception {
    Login login = fake.login();
    fault("\"status\":502,\"body\":\"<h1>bad\"");
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> response = exchange(login);
      assertEquals(502, response.statusCode());
      assertEquals("<h1>bad", response.body());
    }

    control("DELETE", "/sandbox/fault", "", 200);

    assertEquals(200, exchange(login).statusCode());
  }

  @Test
  void aDelayedAnswerIsTheRightOne() throws Exception {
    fault("\"delayMillis\":1");

    assertTrue(client.exchange(fake.login().code()).has("openid"));
  }

  @Test
  void hangSendsNothingAtAll() throws Exception {
    fault("\"mode\":\"hang\"");
    try (Socket socket = client.sendExchange(fake.login().code())) {
      untilSent(1);
      fake.close();
      assertTrue(isOver(socket));
    }
  }

  @Test
  void hangBodySendsHeadersOnly() throws Exception {
    fault("\"mode\":\"hang-body\"");
    try (Socket socket = client.sendExchange(fake.login().code())) {
      assertTrue(FakeClient.readHeaders(socket).startsWith("HTTP/1.1 200 OK\r\n"));
      fake.close();
      assertTrue(isOver(socket));
    }
  }

  @Test
  void dripSendsTheBodyByteByByte() throws Exception {
    fault("\"mode\":\"drip\"");
    try (Socket socket = client.sendExchange(fake.login().code())) {
      assertTrue(FakeClient.readHeaders(socket).contains("Content-Length: 12000\r\n"));
      assertEquals('{', socket.getInputStream().read());
      assertEquals('"', socket.getInputStream().read());
      assertTrue(socket.getInputStream().available() <= 1);
    }
  }

  @Test
  void dripHeadersNeverEnds() throws Exception {
    fault("\"mode\":\"drip-headers\"");
    try (Socket socket = client.sendExchange(fake.login().code())) {
      String start = new String(socket.getInputStream().readNBytes(27), US_ASCII);
      assertEquals("HTTP/1.1 200 OK\r\nX-Drip: ..", start);
    }
  }

  /** As on a bad line: WeChat has done its part, and a second try finds the code spent. */
  @Test
  void resetBreaksTheConnectionAfterTheCodeIsSpent() throws Exception {
    Login login = fake.login();
    fault("\"mode\":\"reset\",\"times\":1");
    try (Socket socket = client.sendExchange(login.code())) {
      assertThrows(SocketException.class, () -> socket.getInputStream().read());
    }

    assertEquals(40163, client.exchange(login.code()).get("errcode").getAsInt());
  }

  @Test
  void aConnectionServesMoreThanOneRequest() throws Exception {
    try (Socket socket = client.sendExchange("one")) {
      FakeClient.readHeaders(socket);
      while (socket.getInputStream().read() != '}') {
        continue;
      }
      socket.getOutputStream().write("GET /sns/none HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      assertTrue(FakeClient.readHeaders(socket).startsWith("HTTP/1.1 404 "));
    }
  }

  @Test
  void requestsAreKeptWithTheirSecretsStruckOut() throws Exception {
    client.exchange("first & second");
    client.get("/sns/other?access_token=abc");

    JsonArray requests =
        FakeClient.json(client.get("/sandbox/requests?path=" + PATH)).getAsJsonArray();
    assertEquals(1, requests.size());
    JsonObject sent = requests.get(0).getAsJsonObject();
    assertEquals("GET", sent.get("method").getAsString());
    JsonObject query = sent.getAsJsonObject("query");
    assertEquals("first & second", query.get("js_code").getAsString());
    assertEquals("authorization_code", query.get("grant_type").getAsString());
    assertEquals("[secret]", query.get("secret").getAsString());

    List<SentRequest> all = fake.requests("");
    assertEquals("/sns/other", all.get(all.size() - 1).path());
    assertFalse(all.toString().contains("abc"));
  }

  @Test
  void theLastThousandRequestsAreKept() {
    RequestLog log = new RequestLog(Clock.systemUTC());
    for (int i = 0; i < 1_001; i++) {
      log.add(new Request("GET", PATH, Map.of("js_code", "code " + i), ""), "");
    }

    List<SentRequest> all = log.requests(PATH);
    assertEquals(1_000, all.size());
    assertEquals("code 1", all.get(0).query().get("js_code"));
    assertEquals("code 1000", all.get(999).query().get("js_code"));
  }

  private void fault(String what) throws IOException, InterruptedException {
    control("POST", "/sandbox/fault", "{\"path\":\"" + PATH + "\"," + what + "}", 200);
  }

  private JsonObject control(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(method, path, body);
    assertEquals(status, response.statusCode(), response.body());
    return FakeClient.json(response).getAsJsonObject();
  }

  private HttpResponse<String> exchange(Login login) throws IOException, InterruptedException {
    return client.get(FakeClient.exchangePath(FakeWechat.APPID, FakeWechat.SECRET, login.code()));
  }

  private void untilSent(int requests) {
    while (fake.requests(PATH).size() < requests) {
      Thread.onSpinWait();
    }
  }

  /** Whether the other side ended it without another byte. */
  private static boolean isOver(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }
}
