package org.wxapplogin.crypto;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Random bytes in small portions, drawn from a SecureRandom in blocks: asking it for a few at a
 * time costs a lock and, often, a call of the operating system. A byte is handed out once, and is
 * wiped from its block as it is. Thread-safe.
 *
 * <p>A block waits in memory for its use. So a copy of the running process that goes on beside its
 * original, as two machines started from one snapshot do, would hand out the same bytes:
 * docs/deploy.md says that each copy must be started anew. Java processes do not fork.
 */
final class RandomBytes {
  private static final int BLOCK = 512;

  private final Spares<Block> blocks;

  RandomBytes(SecureRandom random) {
    blocks = new Spares<>(() -> new Block(random));
  }

  /**
   * @param count at most 512
   */
  byte[] next(int count) {
    Block block = blocks.take();
    byte[] taken = block.next(count);
    blocks.giveBack(block);
    return taken;
  }

  /** One thread's at a time. */
  private static final class Block {
    private final SecureRandom random;
    private final byte[] bytes = new byte[BLOCK];
    private int used = BLOCK;

    Block(SecureRandom random) {
      this.random = random;
    }

    byte[] next(int count) {
      if (count > BLOCK - used) {
        random.nextBytes(bytes); // what was left is overwritten, and never handed out
        used = 0;
      }
      byte[] taken = Arrays.copyOfRange(bytes, used, used + count);
      Arrays.fill(bytes, used, used + count, (byte) 0);
      used += count;
      return taken;
    }
  }
}
