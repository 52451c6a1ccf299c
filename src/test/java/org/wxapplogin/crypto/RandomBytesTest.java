package org.wxapplogin.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomBytesTest {
  /** Counts in place of chance, so that a byte handed out twice shows. */
  private static final class Counting extends SecureRandom {
    private final transient AtomicInteger drawn = new AtomicInteger();

    @Override
    public void nextBytes(byte[] bytes) {
      ByteBuffer out = ByteBuffer.wrap(bytes);
      while (out.hasRemaining()) {
        out.putInt(drawn.getAndIncrement());
      }
    }
  }

  @Test
  void whatManyThreadsGetIsNeverTheSame() {
    RandomBytes random = new RandomBytes(new Counting());
    Set<Integer> seen = ConcurrentHashMap.newKeySet();

    long fresh =
        IntStream.range(0, 100_000)
            .parallel()
            .filter(i -> seen.add(ByteBuffer.wrap(random.next(Integer.BYTES)).getInt()))
            .count();

    assertEquals(100_000, fresh);
  }

  @Test
  void drawsABlockForManyPortionsAndUsesNoRestThatIsTooSmall() {
    Counting source = new Counting();
    RandomBytes random = new RandomBytes(source);

    for (int i = 0; i < 25; i++) { // 300 bytes of the 512
      assertEquals(i * 3, ByteBuffer.wrap(random.next(12)).getInt());
    }
    assertEquals(128, source.drawn.get());

    assertEquals(128, ByteBuffer.wrap(random.next(256)).getInt());
    assertEquals(256, source.drawn.get());
  }

  @Test
  void refusesMoreThanABlockRatherThanFillItUpWithNothing() {
    RandomBytes random = new RandomBytes(new SecureRandom());

    assertThrows(IndexOutOfBoundsException.class, () -> random.next(513));
  }
}
