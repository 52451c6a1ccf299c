package org.wxapplogin.service.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.RowReads;

/** The one order of all events: nothing is skipped, and nothing comes that was rolled back. */
class EventLogTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final String PERSON = "00112233445566778899aabbccddeeff";

  private final Db db = new Db(TEST_DB.dataSource());
  private final EventLog log = new EventLog(db);
  private final EventLog other = new EventLog(new Db(TEST_DB.dataSource()));

  @Test
  void anEventIsReadAsItWasWritten() {
    UserEvent event =
        new UserEvent(AT, UserEventType.USER_PHONE_BOUND, 7, Optional.of(PERSON), "wx1");
    db.run(tx -> tx.userEvents().append(event));

    assertEquals(List.of(new NumberedEvent(1, event)), log.after(0, 10));
    assertEquals(
        "{\"id\":\"evt_1\",\"type\":\"user.phone_bound\",\"at\":\"2026-01-01T00:00:00.123Z\","
            + "\"userId\":7,\"person\":\"00112233445566778899aabbccddeeff\",\"appid\":\"wx1\"}",
        EventJson.of(log.after(0, 10).get(0)).text());
    append(8);
    assertFalse(EventJson.of(log.after(1, 10).get(0)).text().contains("person"));
  }

  @Test
  void nothingIsToldOfWhatWasRolledBack() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            db.run(
                tx -> {
                  tx.userEvents().append(event(1));
                  throw new IllegalArgumentException("changed its mind");
                }));
    append(2);

    assertEquals(List.of(2L), users(log.after(0, 10)));
    assertEquals(1, log.newest());
  }

  /** Its row has the smaller id, and readers have gone on when it commits. */
  @Test
  void aTransactionThatCommitsLaterThanItsNeighboursIsNotSkipped() {
    db.run(
        slow -> {
          slow.userEvents().append(event(1));
          append(2);
          assertEquals(List.of(2L), users(log.after(0, 10)));
          assertEquals(1, log.newest());
        });

    assertEquals(List.of(1L), users(log.after(1, 10)));
    assertEquals(List.of(2L, 1L), users(other.after(0, 10)), "the order never changes");
  }

  @Test
  void whileOneNodeGivesNumbersAnotherReadsWhatHasOne() {
    append(1);
    log.newest();
    append(2);

    db.run(
        holder -> {
          holder.userEvents().lockGiven();
          assertEquals(List.of(1L), users(other.after(0, 10)));
        });

    assertEquals(List.of(1L, 2L), users(other.after(0, 10)));
  }

  @Test
  void aReaderThatIsFarBehindReadsPageByPage() {
    List<UserEvent> events = LongStream.range(0, 2_500).mapToObj(EventLogTest::event).toList();
    db.run(tx -> tx.userEvents().appendAll(events));

    List<NumberedEvent> read = new ArrayList<>();
    List<NumberedEvent> page = log.after(0, 700);
    while (!page.isEmpty()) {
      read.addAll(page);
      page = log.after(page.get(page.size() - 1).seq(), 700);
    }

    assertEquals(LongStream.range(0, 2_500).boxed().toList(), users(read));
    assertEquals(
        LongStream.rangeClosed(1, 2_500).boxed().toList(),
        read.stream().map(NumberedEvent::seq).toList());
    assertEquals(2_500, other.newest());
  }

  /** Else each page costs more the further its reader is behind. */
  @Test
  void theEventsThatGetANumberAreFoundWithoutReadingAllThatWait() throws SQLException {
    List<UserEvent> events = LongStream.range(0, 12_000).mapToObj(EventLogTest::event).toList();
    db.run(tx -> tx.userEvents().appendAll(events));
    log.numberAll(); // beside these, those without a number are not found by the primary key
    db.run(tx -> tx.userEvents().appendAll(events));
    TestRows.execute(TEST_DB, "ANALYZE TABLE user_events");

    try (RowReads counted = new RowReads(TEST_DB)) {
      EventLog counting = new EventLog(new Db(counted.dataSource()));
      long reads = counted.of(counting::newest);
      assertTrue(reads < 5_000, "1,000 of 12,000 numbered, rows read: " + reads);
    }
  }

  /** Writers and readers of several nodes at once: each number once, each event once. */
  @Test
  void noEventIsNumberedTwiceWhereAllNodesGiveNumbersAtOnce() {
    ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();
    try (AtOnce nodes = new AtOnce(8)) {
      nodes.each(
          thread -> {
            EventLog mine = thread % 2 == 0 ? log : other;
            for (int i = 0; i < 50; i++) {
              append(thread);
              if (thread == 0) {
                mine.after(seen.size(), 1_000).forEach(event -> seen.add(event.seq()));
              } else {
                mine.newest();
              }
            }
            return thread;
          });
    }

    assertEquals(400, log.newest());
    log.after(seen.size(), 1_000).forEach(event -> seen.add(event.seq()));
    assertEquals(LongStream.rangeClosed(1, 400).boxed().toList(), List.copyOf(seen));
    assertEquals(400, TestRows.count(TEST_DB, "user_events"));
  }

  /** A table that was emptied, or left out of a copy: no number is given twice. */
  @Test
  void theHeadIsMadeAnewWhereItIsGone() {
    append(1);
    log.newest();
    TestRows.execute(TEST_DB, "DELETE FROM user_event_head");
    append(2);

    assertEquals(List.of(1L, 2L), users(log.after(0, 10)));
    assertEquals(2, log.newest());
  }

  @Test
  void theWordsOfTheTypesAreTheirNames() {
    assertEquals("user.phone_unbound", UserEventType.USER_PHONE_UNBOUND.word());
    assertEquals("session.reuse_detected", UserEventType.SESSION_REUSE_DETECTED.word());
    assertEquals(
        List.of(UserEventType.values()),
        Stream.of(UserEventType.values())
            .map(UserEventType::word)
            .map(word -> UserEventType.ofWord(word).orElseThrow())
            .toList());
  }

  private void append(long user) {
    db.run(tx -> tx.userEvents().append(event(user)));
  }

  private static UserEvent event(long user) {
    return new UserEvent(AT, UserEventType.USER_PROFILE_CHANGED, user, Optional.empty(), "wx1");
  }

  private static List<Long> users(List<NumberedEvent> events) {
    return events.stream().map(event -> event.event().userId()).toList();
  }
}
