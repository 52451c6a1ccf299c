package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestRows;

/** What a device is called in the lists of devices and logins. */
class DeviceNameApiTest extends ApiFixture {
  @Test
  void aUserAgentInUtf8IsReadAsSuch() throws IOException {
    assertEquals("小明的 iPhone 😀", loginFrom("小明的 iPhone 😀", UTF_8));
    assertEquals("Zoë's phone", loginFrom("Zoë's phone", ISO_8859_1), "not UTF-8, so as it came");
    assertEquals("MicroMessenger/8.0", loginFrom("MicroMessenger/8.0", UTF_8));
  }

  @Test
  void whatCannotBeSeenIsNoPartOfTheName() {
    assertEquals("我的 手机", named("\\u200B我的\\u00A0\\u3164手机\\u202E\\n"));
    assertEquals("👨\u200D👩\u200D👧", named("👨\\u200D👩\\u200D👧"));
    assertTrue(named("\\u200B\\u3164").startsWith("Java-http-client"), "the User-Agent instead");
  }

  @Test
  void aLongNameIsShortenedBetweenSigns() {
    assertEquals("😀".repeat(128), named("\\u200B" + "😀".repeat(130)));
  }

  private String named(String device) {
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(ANNA).code());
    String json = body.toString().replace("}", ",\"device\":\"" + device + "\"}");
    assertEquals(0, api.post(LOGIN, json).errno());
    return newest();
  }

  /** Sends the bytes of a header as they are, which no client library does. */
  private String loginFrom(String userAgent, Charset charset) throws IOException {
    String body = "{\"code\":\"" + wechat.login(ANNA).code() + "\"}";
    URI uri = server.uri(LOGIN);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %d\r\nUser-Agent: %s\r\n\r\n"
            .formatted(uri.getPath(), uri.getAuthority(), body.length(), userAgent);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write((head + body).getBytes(charset));
      String reply = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertTrue(reply.contains("\"errno\":0"), reply);
    }
    return newest();
  }

  private static String newest() {
    String logged =
        TestRows.texts(TEST_DB, "SELECT device FROM login_events ORDER BY id DESC LIMIT 1").get(0);
    assertEquals(
        1, TestRows.texts(TEST_DB, "SELECT 1 FROM sessions WHERE device = ?", logged).size());
    return logged;
  }
}
