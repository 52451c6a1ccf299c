package org.wxapplogin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.domain.WebhookAnswer;
import org.wxapplogin.domain.WebhookAnswer.Kind;
import org.wxapplogin.guard.WebhookGuard;

/** The client behind its guard, against receivers of every kind. */
class WebhookClientTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final int PLACES = 4;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  @AutoClose private final TestReceiver receiver = new TestReceiver();
  @AutoClose private final WebhookGuard patient = guard(LONG);
  @AutoClose private final WebhookGuard hasty = guard(SHORT);

  WebhookClientTest() throws IOException {}

  private WebhookGuard guard(Duration deadline) {
    return new WebhookGuard(PLACES, deadline, System::nanoTime, timer, Thread::new);
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void sendsTheBodyAsItIsWithItsHeaders() {
    assertEquals(WebhookAnswer.of(200, Optional.empty()), call(patient));

    TestReceiver.Call call = receiver.calls().get(0);
    assertEquals("POST /hook HTTP/1.1", call.line());
    assertEquals("{\"id\":\"evt_1\",\"name\":\"安\"}", call.body());
    assertEquals("evt_1", call.headers().get("webhook-id"));
    assertEquals("application/json; charset=utf-8", call.headers().get("content-type"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 299, 400, 401, 404, 407, 410, 500, 503})
  void tellsTheStatus(int status) {
    receiver.answers(TestReceiver.status(status));
    assertEquals(WebhookAnswer.of(status, Optional.empty()), call(patient));
    assertEquals(1, receiver.calls().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsNoRedirect(int status) throws Exception {
    try (TestReceiver elsewhere = new TestReceiver()) {
      receiver.answers(TestReceiver.status(status, "Location", elsewhere.uri().toString()));

      assertEquals(status, call(patient).status());
      assertEquals(List.of(), elsewhere.calls());
    }
  }

  @Test
  void tellsWhenToComeBack() {
    receiver.answers(TestReceiver.status(429, "Retry-After", "17"));
    assertEquals(WebhookAnswer.of(429, Optional.of("17")), call(patient));
    receiver.answers(TestReceiver.status(429, "Retry-After", "1".repeat(100)));
    assertEquals(WebhookAnswer.of(429, Optional.empty()), call(patient));
  }

  @Test
  void usesAConnectionAgain() {
    for (int i = 0; i < 5; i++) {
      call(patient);
    }
    assertEquals(5, receiver.calls().size());
    assertEquals(1, receiver.connections());
  }

  @Test
  void aReceiverThatHangsIsLate() {
    receiver.answers(receiver.hang());
    assertEquals(WebhookAnswer.none(Kind.LATE), call(hasty));
    assertEquals(1, receiver.calls().size(), "not sent again");
  }

  @Test
  void headersThatTrickleAreLate() {
    receiver.answers(receiver.trickle("HTTP/1.1 200 OK\r\nX: "));
    assertEquals(WebhookAnswer.none(Kind.LATE), call(hasty));
  }

  @Test
  void theStatusCountsHoweverSlowTheBodyIs() {
    receiver.answers(receiver.trickle("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
    assertEquals(WebhookAnswer.of(200, Optional.empty()), call(patient));
  }

  @Test
  void aHugeBodyIsNotRead() {
    receiver.answers(TestReceiver.huge(1L << 40));
    assertEquals(WebhookAnswer.of(200, Optional.empty()), call(patient));
  }

  @Test
  void aConnectionThatBreaksIsTriedOnceMore() {
    receiver.answers(TestReceiver.breaksOff());
    assertEquals(WebhookAnswer.none(Kind.BROKEN), call(patient));
    assertEquals(2, receiver.calls().size());
  }

  @Test
  void whatIsNoHttpIsBroken() {
    receiver.answers(
        (call, out) -> {
          out.write("hello\r\n\r\n".getBytes(UTF_8));
          out.flush();
          throw new IOException("close");
        });
    assertEquals(WebhookAnswer.none(Kind.BROKEN), call(patient));
  }

  @Test
  void nobodyThereIsNoConnection() throws Exception {
    receiver.close();
    assertEquals(WebhookAnswer.none(Kind.NO_CONNECTION), call(patient));
  }

  @Test
  void plainTextWhereTlsIsWantedIsNotTrusted() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server =
          new Thread(
              () -> {
                try (Socket socket = plain.accept()) {
                  socket.getInputStream().read();
                  socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // the client gives up
                }
              });
      server.start();
      URI secure = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/");

      assertEquals(
          WebhookAnswer.none(Kind.NOT_TRUSTED), begin(patient, secure).orElseThrow().join());
      server.join();
    }
  }

  @Test
  void noMoreCallsAtOnceThanThereArePlaces() {
    receiver.answers(receiver.hang());
    for (int i = 0; i < 2 * PLACES; i++) {
      assertTrue(begin(patient, receiver.uri()).isPresent(), "runs or waits");
    }
    assertTrue(begin(patient, receiver.uri()).isEmpty());
  }

  @Test
  void whatIsCutOffIsLateAtOnce() {
    receiver.answers(receiver.hang());
    CompletableFuture<WebhookAnswer> call = begin(patient, receiver.uri()).orElseThrow();
    while (receiver.calls().isEmpty()) {
      Thread.onSpinWait();
    }
    patient.cutOff();
    assertEquals(WebhookAnswer.none(Kind.LATE), call.join());
  }

  private WebhookAnswer call(WebhookGuard guard) {
    return begin(guard, receiver.uri()).orElseThrow().join();
  }

  private static Optional<CompletableFuture<WebhookAnswer>> begin(WebhookGuard guard, URI uri) {
    WebhookClient client = new WebhookClient();
    byte[] json = "{\"id\":\"evt_1\",\"name\":\"安\"}".getBytes(UTF_8);
    return guard.run(
        (deadline, answered) ->
            client.post(uri, Map.of("webhook-id", "evt_1"), json, deadline, answered));
  }
}
