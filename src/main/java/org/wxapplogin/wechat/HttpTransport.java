package org.wxapplogin.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.wxapplogin.http.Deadline;

/**
 * GET and POST over HttpURLConnection, with what that lacks: one deadline for the whole exchange,
 * which a peer that sends byte by byte cannot stretch; a bounded body; no redirects; and messages
 * without the address, whose query holds the AppSecret. Thread-safe.
 *
 * <p>HttpURLConnection sends a GET a second time by itself if the peer closes the connection before
 * it answers, and no switch turns that off. So the first request can use up a code; the second is
 * then answered with 40163 (code used), and the client asks for a new code.
 */
final class HttpTransport {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private static final int USUAL_BODY_BYTES = 512;

  private static final byte[] NO_BODY = {};

  private final URI base;

  HttpTransport(URI base) {
    this.base = base;
  }

  /**
   * The body of the answer, which must have status 200.
   *
   * @param query names and values, which are URL-encoded here
   * @throws WechatException if there is no such answer before the deadline
   */
  byte[] get(String path, Map<String, String> query, Deadline deadline) {
    return send(path, query, NO_BODY, deadline);
  }

  /**
   * The body of the answer to a POST of JSON, which must have status 200.
   *
   * @throws WechatException if there is no such answer before the deadline
   */
  byte[] post(String path, Map<String, String> query, byte[] json, Deadline deadline) {
    return send(path, query, json, deadline);
  }

  private byte[] send(String path, Map<String, String> query, byte[] json, Deadline deadline) {
    HttpURLConnection connection = null;
    try {
      connection = open(query.isEmpty() ? path : path + "?" + encode(query), deadline);
      return exchange(path, connection, json, deadline);
    } catch (IOException e) {
      disconnect(connection);
      // Neither message nor cause: both may quote the address.
      String what = deadline.isPast() ? "no answer in time" : e.getClass().getSimpleName();
      throw WechatException.unavailable(path, what);
    } catch (WechatException e) {
      disconnect(connection);
      throw e;
    }
  }

  private HttpURLConnection open(String address, Deadline deadline) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(base + address).toURL().openConnection();
    int remaining = Math.max(1, deadline.remainingMillis());
    connection.setConnectTimeout(remaining);
    connection.setReadTimeout(remaining);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    return connection;
  }

  private static byte[] exchange(
      String path, HttpURLConnection connection, byte[] json, Deadline deadline)
      throws IOException {
    int status =
        deadline.within(
            connection::disconnect,
            () -> {
              if (json.length > 0) {
                write(connection, json);
              }
              return connection.getResponseCode(); // first: other getters throw with the address
            });
    if (status != HttpURLConnection.HTTP_OK) {
      drain(connection);
      throw WechatException.unavailable(path, "HTTP status " + status);
    }
    try (InputStream in = connection.getInputStream()) {
      return read(path, in, connection.getContentLengthLong(), deadline);
    }
  }

  private static void write(HttpURLConnection connection, byte[] json) throws IOException {
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(json.length); // else it may be sent a second time
    try (OutputStream out = connection.getOutputStream()) {
      out.write(json);
    }
  }

  private static byte[] read(String path, InputStream in, long length, Deadline deadline)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(USUAL_BODY_BYTES);
    byte[] buffer = new byte[USUAL_BODY_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      body.write(buffer, 0, read);
      if (body.size() > MAX_BODY_BYTES) {
        throw WechatException.unavailable(path, "body over " + MAX_BODY_BYTES + " bytes");
      }
      if (deadline.isPast()) {
        throw WechatException.unavailable(path, "no answer in time");
      }
    }
    if (length >= 0 && body.size() < length) { // on JDK 17 a cut-off body is no error by itself
      throw WechatException.unavailable(path, "body cut off");
    }
    return body.toByteArray();
  }

  /** An error body that is not read keeps the connection from being used again. */
  private static void drain(HttpURLConnection connection) throws IOException {
    try (InputStream error = connection.getErrorStream()) {
      if (error != null && connection.getContentLengthLong() >= 0) {
        error.readNBytes(MAX_BODY_BYTES);
      }
    }
  }

  private static void disconnect(HttpURLConnection connection) {
    if (connection != null) {
      connection.disconnect();
    }
  }

  private static String encode(Map<String, String> query) {
    return query.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
