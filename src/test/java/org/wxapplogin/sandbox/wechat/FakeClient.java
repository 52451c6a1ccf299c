package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calls the fake over real sockets: an HTTP client, and a bare connection where that hides too
 * much.
 */
final class FakeClient {
  private final FakeWechat fake;
  private final HttpClient http = HttpClient.newHttpClient();

  FakeClient(FakeWechat fake) {
    this.fake = fake;
  }

  JsonObject exchange(String code) throws IOException, InterruptedException {
    return exchange(FakeWechat.APPID, FakeWechat.SECRET, code);
  }

  JsonObject exchange(String appid, String secret, String code)
      throws IOException, InterruptedException {
    return json(get(exchangePath(appid, secret, code))).getAsJsonObject();
  }

  static String exchangePath(String appid, String secret, String code) {
    return "/sns/jscode2session?"
        + Map.of("appid", appid, "secret", secret, "js_code", code).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
            .collect(Collectors.joining("&"))
        + "&grant_type=authorization_code";
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(fake.uri().resolve(path))
            .version(HttpClient.Version.HTTP_1_1)
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  static JsonElement json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body());
  }

  /** A connection on which a code exchange has been sent; nothing is read yet. */
  Socket sendExchange(String code) throws IOException {
    Socket socket = new Socket("127.0.0.1", fake.port());
    String path = exchangePath(FakeWechat.APPID, FakeWechat.SECRET, code);
    socket
        .getOutputStream()
        .write(("GET " + path + " HTTP/1.1\r\nHost: fake\r\n\r\n").getBytes(UTF_8));
    return socket;
  }

  /** Everything up to the empty line. */
  static String readHeaders(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      text.append((char) socket.getInputStream().read());
    }
    return text.toString();
  }
}
