package org.wxapplogin.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Logback's appender of this server, named in {@code logback.xml}: to standard output, the lines of
 * {@link #EVERY} in one piece. WARN and ERROR are written before the call returns, with all that
 * was logged before them. Once it is stopped, every line that was logged is written. Thread-safe.
 */
public final class BufferedConsole extends UnsynchronizedAppenderBase<ILoggingEvent> {
  /** The longest a line waits. */
  static final Duration EVERY = Duration.ofMillis(50);

  /** About 2,000 lines of requests. */
  private static final int CAPACITY = 256 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final LineBuffer lines = new LineBuffer(CAPACITY, this::write);
  private Encoder<ILoggingEvent> encoder;
  private Thread writer;

  /** Called by Logback, as the configuration says: an encoder of one's own. */
  public void setEncoder(Encoder<ILoggingEvent> encoder) {
    this.encoder = encoder;
  }

  /**
   * Called by Logback, as the configuration says, in place of {@link #setEncoder}.
   *
   * @param format {@code text} or {@code json}; anything else is told by Logback, and is text
   */
  public void setFormat(String format) {
    if (format.equals("json")) {
      encoder = jsonLines();
    } else {
      encoder = new LineEncoder();
      if (!format.equals("text")) {
        addError("wxapplogin.log.format must be text or json; the log is text");
      }
    }
  }

  /** One object in a line, for collectors that read JSON. */
  private static Encoder<ILoggingEvent> jsonLines() {
    JsonEncoder json = new JsonEncoder();
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.setWithContext(false);
    json.setWithMarkers(false);
    json.setWithKVPList(false);
    json.setWithMessage(false);
    json.setWithArguments(false);
    json.setWithFormattedMessage(true);
    return json;
  }

  @Override
  public void start() {
    if (!encoder.isStarted()) {
      encoder.setContext(context);
      encoder.start();
    }
    writer = new Thread(this::writeOnAndOn, "log-writer");
    writer.setDaemon(true); // a command that ends without stopping Logback must end
    super.start();
    writer.start();
  }

  @Override
  public void stop() {
    super.stop();
    if (writer != null) {
      LockSupport.unpark(writer);
      awaitItsEnd();
    }
    lines.write();
  }

  /** In a container it would keep the application in memory. */
  private void awaitItsEnd() {
    try {
      writer.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(encoder.encode(event));
    // Whoever is between stop() and its line writes it: nobody else will.
    if (event.getLevel().isGreaterOrEqual(Level.WARN) || !isStarted()) {
      lines.write();
    }
  }

  private void writeOnAndOn() {
    while (isStarted()) {
      LockSupport.parkNanos(EVERY.toNanos());
      lines.write();
    }
  }

  /** To what is standard output now: a container may replace it. */
  private void write(byte[] bytes, int count) {
    OutputStream out = ConsoleTarget.SystemOut.getStream();
    try {
      out.write(bytes, 0, count);
      out.flush();
    } catch (IOException e) {
      addError("lines cannot be written", e);
    }
  }
}
