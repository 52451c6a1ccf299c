package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** JSON as this server writes it. Thread-safe. */
public final class Json {
  static final String JSON = "application/json";

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private Json() {}

  /** Writes the whole reply; no cache may keep it. */
  public static void write(HttpServletResponse response, int status, Object body)
      throws IOException {
    write(response, status, JSON, body);
  }

  /**
   * Writes the whole reply as a kind of JSON that has a name of its own.
   *
   * @param type its media type, without the charset
   */
  public static void write(HttpServletResponse response, int status, String type, Object body)
      throws IOException {
    write(response, status, type, bytes(body));
  }

  /** A value as JSON in UTF-8. */
  static byte[] bytes(Object value) {
    return GSON.toJson(value).getBytes(UTF_8);
  }

  /** Writes the whole reply, of JSON that is made already. */
  static void write(HttpServletResponse response, int status, String type, byte[] bytes)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type + ";charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
