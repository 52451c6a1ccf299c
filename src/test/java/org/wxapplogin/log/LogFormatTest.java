package org.wxapplogin.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** The shipped {@code logback.xml}, with each of its formats. */
class LogFormatTest {
  private final PrintStream console = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(written, true, UTF_8));
    context.setMDCAdapter(MDC.getMDCAdapter());
    MDC.put("id", "46OeYcNBE-bG");
  }

  @AfterEach
  void stop() {
    MDC.remove("id");
    context.stop();
    System.setOut(console);
  }

  @Test
  void aLineIsTextUnlessSaidOtherwise() throws JoranException {
    log(Optional.empty()).warn("成功 {}", "🦊");
    assertTrue(written().matches("\\S+ WARN  \\[46OeYcNBE-bG] request: 成功 🦊\n"), written());
  }

  @Test
  void asJsonEachEntryIsOneObjectInOneLine() throws JoranException {
    Logger log = log(Optional.of("json"));
    long before = Instant.now().toEpochMilli();
    log.warn("a \"quoted\"\nline of {}", "中文 🦊");
    log.error("failed", new IllegalStateException("outer", new RuntimeException("inner")));

    String[] lines = written().split("\n");
    assertEquals(2, lines.length, written());
    JsonObject first = JsonParser.parseString(lines[0]).getAsJsonObject();
    assertEquals(
        Set.of(
            "timestamp",
            "level",
            "threadName",
            "loggerName",
            "mdc",
            "formattedMessage",
            "throwable"),
        first.keySet());
    assertTrue(first.get("timestamp").getAsLong() >= before, lines[0]);
    assertEquals("WARN", first.get("level").getAsString());
    assertEquals("request", first.get("loggerName").getAsString());
    assertEquals("46OeYcNBE-bG", first.getAsJsonObject("mdc").get("id").getAsString());
    assertEquals("a \"quoted\"\nline of 中文 🦊", first.get("formattedMessage").getAsString());
    JsonObject thrown =
        JsonParser.parseString(lines[1]).getAsJsonObject().getAsJsonObject("throwable");
    assertEquals("outer", thrown.get("message").getAsString());
    assertEquals("inner", thrown.getAsJsonObject("cause").get("message").getAsString());
  }

  @Test
  void aWordThatIsNoFormatIsToldAndTheLogIsText() throws JoranException {
    log(Optional.of("xml")).warn("there is a log");
    assertTrue(written().contains(" WARN  [46OeYcNBE-bG] request: there is a log\n"), written());
    assertTrue(
        context.getStatusManager().getCopyOfStatusList().stream()
            .anyMatch(status -> status.getMessage().startsWith("wxapplogin.log.format must be")));
  }

  @Test
  void logbackHasNothingToSayOfWhatIsShipped() throws JoranException {
    log(Optional.empty());
    assertEquals(
        List.of(),
        context.getStatusManager().getCopyOfStatusList().stream()
            .filter(status -> status.getEffectiveLevel() > Status.INFO)
            .toList());
  }

  private Logger log(Optional<String> format) throws JoranException {
    format.ifPresent(name -> context.putProperty("wxapplogin.log.format", name));
    JoranConfigurator shipped = new JoranConfigurator();
    shipped.setContext(context);
    shipped.doConfigure(getClass().getResource("/logback.xml"));
    return context.getLogger("request");
  }

  private String written() {
    return written.toString(UTF_8);
  }
}
