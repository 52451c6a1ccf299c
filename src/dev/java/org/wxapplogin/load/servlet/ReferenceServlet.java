package org.wxapplogin.load.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.wxapplogin.load.servlet.ReferenceStore.User;

/**
 * The login that a good programmer writes in an afternoon: exchanges the code, stores user and
 * session in one transaction, and answers with a random token of which the database holds the hash.
 * It has no limits, no log, no metrics, no events, no list of devices, and keeps no session_key.
 */
public final class ReferenceServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Duration LIFE = Duration.ofDays(30);
  private static final int TOKEN_BYTES = 32;

  private final Gson gson = new Gson();
  private final SecureRandom random = new SecureRandom();
  private transient WechatExchange wechat;
  private transient ReferenceStore store;

  @Override
  public void init() throws ServletException {
    wechat = new WechatExchange(parameter("wechat"), parameter("appid"), parameter("secret"), gson);
    try {
      store =
          new ReferenceStore(
              parameter("database"), parameter("user"), parameter("password"), parameter("appid"));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }

  private String parameter(String name) {
    return getServletConfig().getInitParameter(name);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    JsonObject body =
        gson.fromJson(new InputStreamReader(request.getInputStream(), UTF_8), JsonObject.class);
    WechatExchange.Person person = wechat.exchange(body.get("code").getAsString());
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = Instant.now();
    Instant end = now.plus(LIFE);
    try {
      User user = store.login(person.openid(), person.unionid(), sha256(token), now, end);
      response.setContentType("application/json; charset=utf-8");
      response.getOutputStream().write(gson.toJson(answer(token, end, user)).getBytes(UTF_8));
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }

  private static Map<String, Object> answer(String token, Instant end, User user) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("userId", user.id());
    info.put("nickName", user.nickname());
    info.put("avatarUrl", user.avatarUrl());
    info.put("status", 0);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("token", token);
    data.put("tokenExpire", end.toString());
    data.put("expiresIn", LIFE.toSeconds());
    data.put("newUser", user.isNew());
    data.put("userInfo", info);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("errno", 0);
    answer.put("errmsg", "成功");
    answer.put("data", data);
    return answer;
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void destroy() {
    store.close();
  }
}
