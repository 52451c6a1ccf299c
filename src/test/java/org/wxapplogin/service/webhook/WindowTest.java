package org.wxapplogin.service.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.webhook.Window.Entry;

/** What is given out when, and how far all is settled. */
class WindowTest {
  private final Window window = new Window(10);

  @Test
  void theCursorStopsBeforeWhatIsNotSettled() {
    window.add(event(11, 1));
    window.add(event(12, 2));
    window.skip(13);
    Entry first = window.next().orElseThrow();
    Entry second = window.next().orElseThrow();

    window.settle(second);
    assertEquals(10, window.cursor());
    window.settle(first);
    assertEquals(13, window.cursor());
    window.skip(20);
    assertEquals(20, window.cursor());
  }

  @Test
  void whatIsPutBackComesFirstOfItsUserButAfterOthers() {
    window.add(event(11, 1));
    window.add(event(12, 1));
    window.add(event(13, 2));
    window.putBack(window.next().orElseThrow());

    assertEquals(13, window.next().orElseThrow().event().seq());
    assertEquals(11, window.next().orElseThrow().event().seq());
    assertEquals(Optional.empty(), window.next());
  }

  @Test
  void whatIsBehindAnEventIsSettledWithIt() {
    window.add(event(11, 1));
    window.add(event(12, 2));
    window.add(event(13, 1));
    window.add(event(14, 1));
    Entry first = window.next().orElseThrow();

    assertEquals(
        List.of(13L, 14L),
        window.settleWithFollowers(first).stream().map(NumberedEvent::seq).toList());
    assertEquals(11, window.cursor());
    window.settle(window.next().orElseThrow());
    assertEquals(14, window.cursor());
    assertEquals(0, window.waiting() + window.underWay() + window.size());
  }

  /** Whatever the order of answers, of each user one is under way at a time, in order. */
  @Test
  void ofEachUserOneIsUnderWayAtATimeInOrder() {
    Random chance = new Random(7);
    Map<Long, Long> lastOfUser = new HashMap<>();
    Deque<Entry> underWay = new ArrayDeque<>();
    long seq = 10;
    for (int i = 0; i < 20_000; i++) {
      switch (chance.nextInt(3)) {
        case 0 -> window.add(event(++seq, chance.nextInt(20)));
        case 1 -> {
          Optional<Entry> next = window.next();
          next.ifPresent(
              entry -> {
                assertTrue(
                    underWay.stream().noneMatch(other -> user(other) == user(entry)), "alone");
                underWay.add(entry);
              });
        }
        default -> {
          Entry entry = any(underWay, chance);
          if (entry == null) {
            continue;
          }
          if (chance.nextInt(4) == 0) {
            window.putBack(entry);
          } else {
            assertTrue(lastOfUser.getOrDefault(user(entry), 0L) < entry.event().seq(), "in order");
            lastOfUser.put(user(entry), entry.event().seq());
            window.settle(entry);
          }
        }
      }
      assertEquals(underWay.size(), window.underWay());
    }
  }

  private static Entry any(Deque<Entry> underWay, Random chance) {
    if (underWay.isEmpty()) {
      return null;
    }
    List<Entry> all = new ArrayList<>(underWay);
    Entry entry = all.get(chance.nextInt(all.size()));
    underWay.remove(entry);
    return entry;
  }

  private static long user(Entry entry) {
    return entry.event().event().userId();
  }

  private static NumberedEvent event(long seq, long user) {
    return new NumberedEvent(
        seq,
        new UserEvent(Instant.EPOCH, UserEventType.USER_DISABLED, user, Optional.empty(), "wx1"));
  }
}
