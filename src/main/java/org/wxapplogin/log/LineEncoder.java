package org.wxapplogin.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.pattern.Abbreviator;
import ch.qos.logback.classic.pattern.TargetLengthBasedClassNameAbbreviator;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.util.CachingDateFormatter;
import java.nio.ByteBuffer;
import org.slf4j.MDC;

/**
 * The form of a log line, named in {@code logback.xml}: time, level, the id of the request or
 * {@code -}, who logs, and what, as in {@code 2026-01-02T03:04:05.678Z INFO [id] w.Routes: text};
 * then the trace, if there is one. What Logback makes of the pattern {@code
 * %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%X{id:--}] %logger{20}: %msg%n}, by code, because
 * there is a line for each request. To be used on the thread that logs. Thread-safe.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final String TIME = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
  private static final String REQUEST_ID = "id";
  private static final String NONE = "-";
  private static final String BLANKS = " ".repeat("ERROR".length());
  private static final int NAME = 20;
  private static final int HEAD = 80; // bytes of most lines before the message
  private static final byte[] NOTHING = {};

  private final CachingDateFormatter time = new CachingDateFormatter(TIME);
  private final Abbreviator names = new TargetLengthBasedClassNameAbbreviator(NAME);
  private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

  @Override
  public void start() {
    traces.start();
    super.start();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] head = head(event).getBytes(UTF_8);
    byte[] message = String.valueOf(event.getFormattedMessage()).getBytes(UTF_8);
    byte[] trace =
        event.getThrowableProxy() == null ? NOTHING : traces.convert(event).getBytes(UTF_8);
    return ByteBuffer.allocate(head.length + message.length + 1 + trace.length)
        .put(head)
        .put(message)
        .put((byte) '\n')
        .put(trace)
        .array();
  }

  private String head(ILoggingEvent event) {
    String level = event.getLevel().toString();
    String id = MDC.get(REQUEST_ID);
    return new StringBuilder(HEAD)
        .append(time.format(event.getTimeStamp()))
        .append(' ')
        .append(level)
        .append(BLANKS, level.length(), BLANKS.length())
        .append(" [")
        .append(id == null ? NONE : id)
        .append("] ")
        .append(names.abbreviate(event.getLoggerName()))
        .append(": ")
        .toString();
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
