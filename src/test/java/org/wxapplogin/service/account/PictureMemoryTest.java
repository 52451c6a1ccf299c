package org.wxapplogin.service.account;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.AppException;

/** What a picture costs in memory, counted by the JVM as the thread takes it. */
class PictureMemoryTest {
  private static final long MIB = 1024 * 1024;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Pictures pictures = new Pictures();

  @Test
  void refusingTakesLessThanTheUploadItself() throws IOException {
    byte[] text = new byte[Pictures.MAX_BYTES];
    Arrays.fill(text, (byte) 'a');
    byte[] svg = "<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.US_ASCII);
    byte[] bomb = PicturesTest.png(12_000, 12_000);
    byte[] wide = PicturesTest.png(20_000, 1);
    pictures.remake(PicturesTest.picture("png", 10, 10)); // classes are loaded once
    pictures.remake(PicturesTest.picture("jpeg", 10, 10));

    for (byte[] bad : new byte[][] {text, svg, bomb, wide}) {
      long taken = taken(() -> assertThrows(AppException.class, () -> pictures.remake(bad)));
      assertTrue(taken < MIB, taken + " bytes for a bad one of " + bad.length);
    }
  }

  /** 24 million pixels are 96 MiB; decoded for what is shown they are 2. */
  @Test
  void theLargestTakesFarLessThanItsPixels() {
    byte[] largest = PicturesTest.png(4096, Pictures.MAX_PIXELS / 4096);
    pictures.remake(PicturesTest.png(10, 10));
    long taken = taken(() -> pictures.remake(largest));
    assertTrue(taken < 16 * MIB, taken + " bytes");
  }

  private static long taken(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
