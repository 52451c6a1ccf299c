package org.wxapplogin.load.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;

/** Exchanges codes with WeChat over connections that are kept alive. Thread-safe. */
final class WechatExchange {
  private static final int TIMEOUT_MILLIS = 2_500;

  private final String start;
  private final Gson gson;

  WechatExchange(String wechat, String appid, String secret, Gson gson) {
    this.start = wechat + "/sns/jscode2session?appid=" + appid + "&secret=" + secret + "&js_code=";
    this.gson = gson;
  }

  /**
   * @param unionid null if WeChat names none
   */
  record Person(String openid, String unionid) {}

  Person exchange(String code) throws IOException {
    String url = start + URLEncoder.encode(code, UTF_8) + "&grant_type=authorization_code";
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (Reader in = new InputStreamReader(connection.getInputStream(), UTF_8)) {
      JsonObject answer = gson.fromJson(in, JsonObject.class);
      if (!answer.has("openid")) {
        throw new IOException("WeChat refused the code");
      }
      return new Person(
          answer.get("openid").getAsString(),
          answer.has("unionid") ? answer.get("unionid").getAsString() : null);
    }
  }
}
