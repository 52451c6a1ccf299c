package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.RawHttp;
import org.wxapplogin.RawHttp.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;

/** A client that sends its body byte by byte cannot hold a thread of the container. */
class SlowBodyTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int MORE_BYTES_THAN_IT_MAY_SEND = 1_000;

  /** A second goes by whenever somebody looks, so at least one with each byte that is read. */
  private final AtomicLong looks = new AtomicLong();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-31T16:30:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);

  private final TestServer server =
      site.node(() -> looks.incrementAndGet() * Duration.ofSeconds(1).toNanos());

  @Test
  void aBodySentByteByByteIsGivenUp() throws IOException {
    try (RawHttp http = open("POST", "/wx/auth/login_by_weixin")) {
      Reply reply = sendByteByByte(http).orElseThrow();

      assertEquals(200, reply.status());
      assertTrue(reply.body().startsWith("{\"errno\":401,"), reply.body());
    }
  }

  @Test
  void noRequestWhoseBodyNobodyReadsHoldsAThreadEither() throws IOException {
    for (String method : new String[] {"GET", "POST"}) {
      try (RawHttp http = open(method, "/wx/nothing")) {
        Reply reply = sendByteByByte(http).orElseThrow();

        assertTrue(reply.body().startsWith("{\"errno\":503,"), reply.body());
        assertTrue(reply.closes(), reply.head());
      }
    }
  }

  private RawHttp open(String method, String path) throws IOException {
    RawHttp http = new RawHttp(server.uri("").getPort());
    http.send(
        "%s /wxapplogin%s HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n"
            .formatted(method, path));
    return http;
  }

  private Optional<Reply> sendByteByByte(RawHttp http) throws IOException {
    boolean open = true;
    for (int i = 0; open && i < MORE_BYTES_THAN_IT_MAY_SEND && !http.hasReply(); i++) {
      long before = looks.get();
      open = http.send("{");
      for (int spins = 0; spins < 10_000 && looks.get() == before; spins++) {
        Thread.onSpinWait();
      }
    }
    return http.reply(false);
  }
}
