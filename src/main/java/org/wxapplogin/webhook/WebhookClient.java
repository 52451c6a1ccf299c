package org.wxapplogin.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookAnswer.Kind;
import org.wxapplogin.http.Deadline;

/**
 * POSTs JSON to the receivers of webhooks over HttpURLConnection, each within one deadline, which a
 * receiver that sends byte by byte cannot stretch. Redirects are not followed. Of the answer it
 * keeps the status and Retry-After; the body is read so far as the connection needs it to be used
 * again, and forgotten. Thread-safe.
 */
public final class WebhookClient {
  /** A body that is longer costs its connection. */
  private static final int MOST_BODY_BYTES = 16 * 1024;

  private static final int MOST_RETRY_AFTER_CHARS = 64;

  /**
   * Makes a call; a second one at once if the connection broke before an answer, because receivers
   * close connections that were kept, and may do so at the moment of a call. A receiver may
   * therefore see a call twice.
   *
   * @param headers beside that for the type of the body
   * @param answered is told what came of it, any failure too, as soon as that is known; once
   */
  public void post(
      URI to,
      Map<String, String> headers,
      byte[] json,
      Deadline deadline,
      Consumer<WebhookAnswer> answered) {
    Optional<Kind> failure = tryOnce(to, headers, json, deadline, answered);
    if (failure.filter(kind -> kind == Kind.BROKEN && !deadline.isPast()).isPresent()) {
      failure = tryOnce(to, headers, json, deadline, answered);
    }
    failure.map(WebhookAnswer::none).ifPresent(answered);
  }

  /** Returns why there was no answer; empty if there was one. */
  private static Optional<Kind> tryOnce(
      URI to,
      Map<String, String> headers,
      byte[] json,
      Deadline deadline,
      Consumer<WebhookAnswer> answered) {
    HttpURLConnection connection = null;
    boolean keep = false;
    try {
      connection = open(to, headers, deadline);
      answered.accept(exchange(connection, json, deadline));
      keep = drain(connection, deadline);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(deadline.isPast() ? Kind.LATE : kind(e));
    } finally {
      if (connection != null && !keep) {
        connection.disconnect();
      }
    }
  }

  private static HttpURLConnection open(URI to, Map<String, String> headers, Deadline deadline)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) to.toURL().openConnection();
    int remaining = Math.max(1, deadline.remainingMillis());
    connection.setConnectTimeout(remaining);
    connection.setReadTimeout(remaining);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
    connection.setRequestProperty("Accept", "*/*"); // else Java says what it would rather have
    headers.forEach(connection::setRequestProperty);
    connection.setDoOutput(true);
    return connection;
  }

  private static WebhookAnswer exchange(
      HttpURLConnection connection, byte[] json, Deadline deadline) throws IOException {
    return deadline.within(
        connection::disconnect,
        () -> {
          connection.setFixedLengthStreamingMode(json.length); // else it may be sent a second time
          try (OutputStream out = connection.getOutputStream()) {
            out.write(json);
          }
          int status = connection.getResponseCode(); // first: other getters throw with the address
          if (status < 0 || deadline.isPast()) { // cut off among the headers, it tells a status too
            throw new IOException("no whole answer");
          }
          return WebhookAnswer.of(
              status,
              Optional.ofNullable(connection.getHeaderField("Retry-After"))
                  .filter(text -> text.length() <= MOST_RETRY_AFTER_CHARS));
        });
  }

  /**
   * Reads the body, which must end soon for the connection to be used again. The status has been
   * read, so nothing that happens here changes what came of the call.
   *
   * @return whether the connection may be kept
   */
  private static boolean drain(HttpURLConnection connection, Deadline deadline) {
    try (InputStream body = body(connection)) {
      if (body == null) {
        return true;
      }
      byte[] buffer = new byte[4096];
      int total = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        total += read;
        if (total > MOST_BODY_BYTES || deadline.isPast()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static InputStream body(HttpURLConnection connection) throws IOException {
    InputStream error = connection.getErrorStream();
    return error != null || connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST
        ? error
        : connection.getInputStream();
  }

  private static Kind kind(IOException e) {
    if (e instanceof UnknownHostException
        || e instanceof ConnectException
        || e instanceof NoRouteToHostException) {
      return Kind.NO_CONNECTION;
    }
    if (e instanceof SSLException) {
      return Kind.NOT_TRUSTED;
    }
    return e instanceof SocketTimeoutException ? Kind.LATE : Kind.BROKEN;
  }
}
