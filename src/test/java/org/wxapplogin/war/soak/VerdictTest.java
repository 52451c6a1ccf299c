package org.wxapplogin.war.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.war.ProcessSize;

/** What counts as flat. */
class VerdictTest {
  private static final int MIB = 1 << 20;

  @Test
  void whatStaysOrFallsIsFlat() {
    assertEquals(List.of(), new Verdict(threads(i -> 40)).grown());
    assertEquals(List.of(), new Verdict(threads(i -> 90 - i)).grown());
  }

  @Test
  void whatGrowsOnlyAtTheStartIsFlat() {
    assertEquals(List.of(), new Verdict(threads(i -> Math.min(60, 10 * i))).grown());
  }

  @Test
  void whatGrowsAllTheTimeIsNot() {
    List<String> grown = new Verdict(threads(i -> 40 + i)).grown();

    assertEquals(1, grown.size());
    assertTrue(grown.get(0).startsWith("threads: "), grown.get(0));
  }

  private static List<Sample> threads(IntUnaryOperator at) {
    return IntStream.range(0, 30)
        .mapToObj(
            i -> new Sample(i * 30L, new ProcessSize(50 * MIB, at.applyAsInt(i), 90), 8, 0, 0))
        .toList();
  }
}
