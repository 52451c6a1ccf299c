package org.wxapplogin.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.wxapplogin.AtOnce;

class LogLinesTest {
  private static final Logger LOG = (Logger) LoggerFactory.getLogger("test.Storms");

  private final AtomicLong nanos = new AtomicLong();
  private final Metrics metrics = new Metrics(Clock.systemUTC(), nanos::get);
  private final LogLines lines = metrics.logLines();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();

  @BeforeEach
  void listen() {
    LOG.setAdditive(false);
    LOG.addAppender(written);
    written.start();
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(written);
  }

  @Test
  void aStormIsTheFirstLineOneAMinuteAndItsEnd() {
    for (int second = 0; second < 7 * 60; second++) {
      for (int i = 0; i < 37; i++) {
        lines.warn(LOG, "UNAVAILABLE", "UNAVAILABLE: away " + second);
      }
      pass(Duration.ofSeconds(1));
    }
    for (int i = 0; i < 12; i++) {
      pass(LogLines.TICK);
    }

    List<String> texts = texts();
    assertEquals("UNAVAILABLE: away 0", texts.get(0));
    assertEquals("UNAVAILABLE: away 59 (2219 like it in 60 s)", texts.get(1));
    assertEquals("UNAVAILABLE: away 119 (2220 like it in 60 s)", texts.get(2));
    assertEquals("UNAVAILABLE: over, 15540 in 480 s", texts.get(texts.size() - 1));
    assertEquals(1 + 7 + 1, texts.size());
    assertTrue(
        metrics
            .scrape()
            .contains("wxapplogin_log_lines_total{kind=\"UNAVAILABLE\",of=\"Storms\"} 15540.0"));
  }

  @Test
  void eachKindIsWrittenByItself() {
    for (int i = 0; i < 100; i++) {
      lines.warn(LOG, "A", "a");
      lines.warn(LOG, "B", "b");
    }
    assertEquals(List.of("a", "b"), texts());
  }

  @Test
  void aFewRefusalsAreAllWritten() {
    for (int minute = 0; minute < 5; minute++) {
      for (int i = 0; i < LogLines.REFUSALS; i++) {
        lines.info(LOG, "CODE_INVALID", "refused");
      }
      pass(Duration.ofMinutes(1));
    }
    assertEquals(5 * LogLines.REFUSALS, texts().size());
    assertEquals(List.of("refused"), texts().stream().distinct().toList());
  }

  @Test
  void afterAStormTheNextLineIsWrittenAtOnce() {
    for (int i = 0; i < 100; i++) {
      lines.warn(LOG, "A", "a");
    }
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));
    lines.warn(LOG, "A", "a again");
    assertEquals(
        List.of("a", "a (99 like it in 60 s)", "A: over, 100 in 120 s", "a again"), texts());
  }

  @Test
  void aFaultHasItsTraceOnce() {
    RuntimeException fault = new IllegalStateException("x");
    for (int i = 0; i < 100; i++) {
      lines.error(LOG, "INTERNAL", "unforeseen", fault);
    }
    assertEquals(1, written.list.size());
    assertEquals("x", written.list.get(0).getThrowableProxy().getMessage());
  }

  @Test
  void nothingIsLostBetweenThreads() {
    try (AtOnce threads = new AtOnce(8)) {
      threads.each(
          thread -> {
            for (int i = 0; i < 10_000; i++) {
              lines.warn(LOG, "A", "a");
            }
            return true;
          });
    }
    pass(Duration.ofMinutes(1));
    assertEquals(List.of("a", "a (79999 like it in 60 s)"), texts());
  }

  @Test
  void whatIsHeldIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      lines.warn(LOG, "kind " + i, "text");
    }
    assertTrue(texts().size() <= 502, "" + texts().size());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    lines.tick();
  }

  private List<String> texts() {
    return written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
