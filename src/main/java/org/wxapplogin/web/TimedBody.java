package org.wxapplogin.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * The body of a request, which must arrive in time: within 20 seconds, and for each 32 KiB of it
 * one second more. The container's own timeout is for each read, so that a client that sends a byte
 * now and then could hold a thread for hours; here it is let go at the end of the read in which its
 * time runs out. Whatever goes wrong is an {@link AppException} with {@link
 * ErrorCode#BAD_ARGUMENT}. Not thread-safe.
 */
final class TimedBody extends ServletInputStream {
  private static final Duration TIME = Duration.ofSeconds(20);
  private static final int BYTES_PER_SECOND = 32 * 1024;

  /** How long, and how much of, a body that nobody read is read and thrown away. */
  private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(5);

  private static final int MAX_DRAINED_BYTES = 32 * 1024 * 1024;

  private final ServletInputStream body;
  private final LongSupplier nanoTime;
  private final long start;
  private long allowed = TIME.toNanos();
  private boolean broken;

  TimedBody(ServletInputStream body, LongSupplier nanoTime) {
    this.body = body;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    int count = readNow(target, from, length);
    if (count > 0) {
      allowed += count * Duration.ofSeconds(1).toNanos() / BYTES_PER_SECOND;
      if (passed() > allowed) {
        throw broken("the body did not arrive in time", null);
      }
    }
    return count;
  }

  private int readNow(byte[] target, int from, int length) {
    try {
      return body.read(target, from, length);
    } catch (IOException e) { // cut off, chunks that are none, or nothing came for too long
      throw broken("the body cannot be read", e);
    }
  }

  private AppException broken(String detail, IOException cause) {
    broken = true;
    return new AppException(ErrorCode.BAD_ARGUMENT, detail, cause);
  }

  private long passed() {
    return nanoTime.getAsLong() - start;
  }

  /**
   * Reads on to the end, within bounds: a client that still sends its body would not see the reply
   * if the connection were closed now.
   */
  void drain() {
    byte[] buffer = new byte[8192];
    long end = passed() + TIME_TO_DRAIN.toNanos();
    int left = MAX_DRAINED_BYTES;
    while (!broken && !isFinished() && left > 0 && passed() < end) {
      try {
        left -= Math.max(0, readNow(buffer, 0, buffer.length));
      } catch (AppException e) {
        return; // the reply has been given: the container closes the connection
      }
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    throw new UnsupportedOperationException("bodies are short and read at once");
  }
}
