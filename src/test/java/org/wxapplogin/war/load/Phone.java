package org.wxapplogin.war.load;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.war.load.Answer.Kind;

/**
 * A phone: it sends one request after the other over a connection that it opens again once it has
 * ended. A request is never sent twice. Not thread-safe.
 */
public final class Phone implements AutoCloseable {
  private static final String LOGIN = "/wx/auth/login_by_weixin";

  private final int port;
  private final Duration patience;
  private RawHttp http;

  /**
   * @param port of a server on this machine
   * @param patience how long it waits for an answer
   */
  public Phone(int port, Duration patience) {
    this.port = port;
    this.patience = patience;
  }

  public Answer login(String code) {
    return ask("POST", LOGIN, "none", "{\"code\":\"" + code + "\"}");
  }

  public Answer check(String token) {
    return ask("GET", "/wx/auth/check", token, "");
  }

  public Answer logout(String token) {
    return ask("POST", "/wx/auth/logout", token, "");
  }

  /** Sends a request to a path below the context, and waits. */
  public Answer ask(String method, String path, String token, String body) {
    long start = System.nanoTime();
    if (!isConnected()) {
      return Answer.none(Kind.NOT_SENT, since(start));
    }
    try {
      http.send(
          "%s /wxapplogin%s HTTP/1.1\r\nHost: login.example.com\r\nX-OA-Token: %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(method, path, token, body.length(), body));
      Optional<Reply> reply = http.reply(false).filter(Phone::isWhole);
      if (reply.isEmpty() || reply.get().closes()) {
        close();
      }
      Duration took = since(start);
      return reply.map(r -> Answer.of(r, took)).orElseGet(() -> Answer.none(Kind.CUT_OFF, took));
    } catch (SocketTimeoutException e) {
      close();
      return Answer.none(Kind.LATE, since(start));
    } catch (IOException | NumberFormatException e) { // a chunk's size is missing where it is cut
      close();
      return Answer.none(Kind.CUT_OFF, since(start));
    }
  }

  private boolean isConnected() {
    try {
      if (http == null) {
        http = new RawHttp(port, patience);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isWhole(Reply reply) {
    return reply
        .header("Content-Length")
        .filter(length -> Integer.parseInt(length) != reply.body().length())
        .isEmpty();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    if (http != null) {
      try {
        http.close();
      } catch (IOException e) {
        // It is gone already.
      }
      http = null;
    }
  }
}
