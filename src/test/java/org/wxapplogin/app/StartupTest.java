package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSettings;
import org.wxapplogin.service.figures.Health;

/** What a start says and does while the database is away. */
class StartupTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(Startup.class);
  private static final SQLException AWAY =
      new SQLException("link failure", "08S01", new ConnectException("refused"));
  private static final SQLException WRONG_PASSWORD =
      new SQLException("Access denied for user", "28000", 1045);

  private final AtomicLong nanos = new AtomicLong();
  private final BlockingQueue<Exception> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<SQLException> answers = new LinkedBlockingQueue<>();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @AutoClose
  private final App app =
      new App(
          TestSettings.with(URI.create("http://127.0.0.1:9")),
          TEST_DB.dataSource(),
          new TestClock(Instant.parse("2026-01-31T12:00:00Z")),
          new SecureRandom(),
          nanos::get);

  @AutoClose
  private final Startup startup =
      new Startup(app, this::answer, "127.0.0.1:3306", () -> {}, failures::add);

  @BeforeEach
  void listen() {
    LOG.addAppender(written);
    written.start();
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(written);
  }

  @Test
  void itSaysOnceAMinuteThatItWaits() throws SQLException {
    app.gate().await();
    for (int second = 0; second < 10 * 60; second += 2) {
      answers.add(AWAY);
      assertFalse(startup.hasStarted());
      nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    }

    List<String> lines = written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertEquals(10, lines.size(), lines::toString);
    assertTrue(lines.get(9).contains("waits for the database at 127.0.0.1:3306"), lines.get(9));
  }

  @Test
  void meanwhileItIsNeitherReadyNorServing() throws SQLException {
    answers.add(AWAY);
    answers.add(WRONG_PASSWORD); // ends the thread that waits

    startup.begin();

    assertEquals(Health.Status.DOWN, app.health().ready().status());
    assertEquals(Health.Status.DOWN, app.health().serving().status());
  }

  @Test
  void aWrongPasswordIsToldAtOnce() {
    answers.add(WRONG_PASSWORD);

    assertSame(WRONG_PASSWORD, assertThrows(SQLException.class, startup::begin));
    assertTrue(failures.isEmpty(), "whoever began it tells");
  }

  @Test
  void whatIsWrongWithADatabaseThatCameLaterEndsTheStartToo() throws Exception {
    answers.add(AWAY);
    answers.add(WRONG_PASSWORD);

    startup.begin();

    assertSame(WRONG_PASSWORD, failures.poll(1, TimeUnit.MINUTES));
    assertTrue(app.errors().happened());
  }

  private void answer() throws SQLException {
    throw answers.remove();
  }
}
