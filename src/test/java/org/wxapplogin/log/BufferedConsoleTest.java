package org.wxapplogin.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BufferedConsoleTest {
  private static final String WRITER = "log-writer";

  private final PrintStream console = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LoggerContext context = new LoggerContext();
  private final BufferedConsole appender = new BufferedConsole();
  private Logger log;

  @BeforeEach
  void start() {
    System.setOut(new PrintStream(written, true, UTF_8));
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.start();
    log = context.getLogger("test");
    log.setLevel(Level.INFO);
    log.addAppender(appender);
  }

  @AfterEach
  void stop() {
    context.stop();
    System.setOut(console);
  }

  @Test
  void aWarningIsWrittenWhenTheCallReturnsAndWhatWasBeforeIt() {
    log.info("one");
    log.warn("two");
    assertEquals("INFO one\nWARN two\n", written.toString(UTF_8));

    log.error("three");
    assertEquals("INFO one\nWARN two\nERROR three\n", written.toString(UTF_8));
  }

  @Test
  void aLineIsWrittenWithoutAnyOtherAfterIt() {
    log.info("alone");

    while (written.size() == 0) {
      Thread.onSpinWait();
    }
    assertEquals("INFO alone\n", written.toString(UTF_8));
  }

  @Test
  void allIsWrittenWhenItIsStoppedAndItsThreadHasEnded() {
    for (int i = 0; i < 10_000; i++) {
      log.info("line {}", i);
    }
    Thread writer = writer();
    context.stop();

    assertEquals(10_000, written.toString(UTF_8).lines().count());
    assertFalse(writer.isAlive());
  }

  /** That of this test began last: the console of the tests has one of its own. */
  private static Thread writer() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(WRITER))
        .max((a, b) -> Long.compare(a.getId(), b.getId()))
        .orElseThrow();
  }
}
