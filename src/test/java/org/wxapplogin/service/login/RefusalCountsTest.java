package org.wxapplogin.service.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;

/** Which refusals are events of their own, and which are counted. */
class RefusalCountsTest {
  private static final Instant MINUTE = Instant.parse("2026-01-31T16:30:00Z");

  private final RefusalCounts counts = new RefusalCounts();

  @Test
  void countsByOutcomeWithTheTimeOfTheLast() {
    add(RefusalCounts.EACH_BY_ITSELF, "192.0.2.1", LoginOutcome.CODE_INVALID, 0);
    assertEquals(List.of(), add(1, "192.0.2.1", LoginOutcome.CODE_USED, 1));
    assertEquals(List.of(), add(2, "192.0.2.1", LoginOutcome.CODE_INVALID, 59));

    assertEquals(List.of(), counts.takeDue(MINUTE.plusMillis(59_999)));
    assertEquals(
        List.of("16:30:01 CODE_USED 192.0.2.1 1", "16:30:59 CODE_INVALID 192.0.2.1 2"),
        texts(counts.takeDue(MINUTE.plusSeconds(60))));
    assertEquals(List.of(), counts.takeAll());
  }

  @Test
  void theNextRefusalBringsWhatWasCountedBefore() {
    add(RefusalCounts.EACH_BY_ITSELF + 1, "192.0.2.1", LoginOutcome.CODE_INVALID, 0);

    assertEquals(
        List.of("16:30:00 CODE_INVALID 192.0.2.1 1", "16:31:00 CODE_INVALID 192.0.2.2 1"),
        add(1, "192.0.2.2", LoginOutcome.CODE_INVALID, 60));
  }

  @Test
  void aRefusalThatComesALittleLateIsOfTheMinuteThatHasBegun() {
    add(RefusalCounts.EACH_BY_ITSELF, "192.0.2.1", LoginOutcome.CODE_INVALID, 60);

    assertEquals(List.of(), add(1, "192.0.2.1", LoginOutcome.CODE_INVALID, 59));
    assertEquals(List.of(), add(1, "192.0.2.1", LoginOutcome.CODE_INVALID, 60));
  }

  @Test
  void beyondTheMostSourcesTheOthersAreCountedTogether() {
    for (int i = 0; i < RefusalCounts.MOST_SOURCES; i++) {
      String each = "10.%d.%d.1".formatted(i / 256, i % 256);
      assertEquals(1, add(1, each, LoginOutcome.CODE_INVALID, 0).size());
    }

    assertEquals(List.of(), add(2, "192.0.2.1", LoginOutcome.CODE_INVALID, 0));
    assertEquals(List.of(), add(3, "192.0.2.2", LoginOutcome.CODE_INVALID, 0));
    assertEquals(1, add(1, "10.0.0.1", LoginOutcome.CODE_INVALID, 0).size(), "known before");
    assertEquals(List.of("16:30:00 CODE_INVALID  5"), texts(counts.takeAll()));
  }

  /** All counts of an app go through one lane of {@link GroupCommit}, which takes 4096. */
  @Test
  void aMinuteLeavesNoMoreCountsThanTheWriterTakes() {
    for (int i = 0; i < RefusalCounts.MOST_COUNTS + 5; i++) {
      String each = "10.%d.%d.1".formatted(i / 256, i % 256);
      add(RefusalCounts.EACH_BY_ITSELF + 1, each, LoginOutcome.CODE_INVALID, 0);
    }

    List<String> taken = texts(counts.takeAll());
    assertEquals(RefusalCounts.MOST_COUNTS + 1, taken.size());
    assertEquals("16:30:00 CODE_INVALID  5", taken.get(RefusalCounts.MOST_COUNTS));
  }

  private List<String> add(int times, String ip, LoginOutcome outcome, int second) {
    List<LoginEvent> due = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Instant at = MINUTE.plus(Duration.ofSeconds(second));
      due.addAll(
          counts.add(
              new LoginEvent(at, "wx", Optional.empty(), outcome, ip, "phone"),
              ClientAddress.of(ip)));
    }
    return texts(due);
  }

  private static List<String> texts(List<LoginEvent> events) {
    return events.stream()
        .map(
            e ->
                e.at().toString().substring(11, 19)
                    + " "
                    + e.outcome()
                    + " "
                    + e.ip()
                    + " "
                    + e.times())
        .toList();
  }
}
