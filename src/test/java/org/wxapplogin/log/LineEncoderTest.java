package org.wxapplogin.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The line is what Logback makes of the pattern that the class names. */
class LineEncoderTest {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%X{id:--}] %logger{20}: %msg%n";

  private final LoggerContext context = new LoggerContext();
  private final PatternLayoutEncoder pattern = new PatternLayoutEncoder();
  private final LineEncoder encoder = new LineEncoder();

  @BeforeEach
  void start() {
    context.setMDCAdapter(MDC.getMDCAdapter());
    pattern.setContext(context);
    pattern.setCharset(UTF_8);
    pattern.setPattern(PATTERN);
    pattern.start();
    encoder.setContext(context);
    encoder.start();
  }

  @AfterEach
  void stop() {
    MDC.remove("id");
    context.stop();
  }

  @Test
  void everyLevelAndLoggerIsWrittenAsByThePattern() {
    for (Level level :
        new Level[] {Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR}) {
      for (String name : new String[] {"request", "org.wxapplogin.web.RequestLog", "a.b.c"}) {
        assertAlike(event(name, level, "成功 {} of {}", null, 1, "two"));
      }
    }
  }

  @Test
  void theIdOfTheRequestStandsInItsLines() {
    assertAlike(event("request", Level.INFO, "without", null));
    MDC.put("id", "46OeYcNBE-bG");
    assertAlike(event("request", Level.INFO, "with", null));
  }

  @Test
  void aTraceStandsBelowItsLineWithItsCausesAndWhatWasSuppressed() {
    Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
    failure.addSuppressed(new RuntimeException("beside it"));
    assertAlike(event("org.wxapplogin.app.App", Level.ERROR, "unforeseen", failure));
  }

  @Test
  void nothingStandsBeforeTheFirstLineOrBehindTheLast() {
    assertEquals(
        "",
        Stream.of(encoder.headerBytes(), encoder.footerBytes())
            .map(bytes -> new String(bytes, UTF_8))
            .reduce("", String::concat));
  }

  private LoggingEvent event(String name, Level level, String text, Throwable why, Object... of) {
    return new LoggingEvent("", context.getLogger(name), level, text, why, of);
  }

  private void assertAlike(LoggingEvent event) {
    assertEquals(
        new String(pattern.encode(event), UTF_8), new String(encoder.encode(event), UTF_8));
  }
}
