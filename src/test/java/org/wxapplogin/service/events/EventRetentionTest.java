package org.wxapplogin.service.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/** How long events are kept. */
class EventRetentionTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration MILLI = Duration.ofMillis(1);

  private final Db db = new Db(TEST_DB.dataSource());
  private final EventLog log = new EventLog(db);

  @Test
  void anEventIsDeletedWhenItIsOldToTheMillisecond() {
    append(START, 1);
    append(START.plus(MILLI), 2);

    assertEquals(0, delete(OptionalLong.empty(), START.plus(KEPT)));
    assertEquals(1, delete(OptionalLong.empty(), START.plus(KEPT).plus(MILLI)));
    assertEquals(List.of(2L), numbers());
    assertEquals(1, log.deleted());
  }

  @Test
  void whatAWebhookHasNotDeliveredIsKeptForTwiceAsLong() {
    append(START, 1);
    append(START, 2);
    append(START, 3);
    OptionalLong delivered = OptionalLong.of(1);

    assertEquals(1, delete(delivered, START.plus(KEPT).plus(MILLI)));
    assertEquals(0, delete(delivered, START.plus(KEPT.multipliedBy(2))));
    assertEquals(2, delete(delivered, START.plus(KEPT.multipliedBy(2)).plus(MILLI)));
    assertEquals(List.of(), numbers());
  }

  @Test
  void numbersGoOnWhereAllIsDeleted() {
    append(START, 1);
    delete(OptionalLong.empty(), START.plus(KEPT.multipliedBy(2)));
    append(START.plus(KEPT), 2);

    assertEquals(List.of(2L), numbers());
    assertEquals(1, log.deleted());
  }

  @Test
  void veryManyGoInBatches() {
    List<UserEvent> many = LongStream.range(0, 2_500).mapToObj(id -> event(START, id)).toList();
    db.run(tx -> tx.userEvents().appendAll(many));
    Instant later = START.plus(KEPT).plus(MILLI);

    assertEquals(1_000, delete(OptionalLong.empty(), later));
    assertEquals(1_000, delete(OptionalLong.empty(), later));
    assertEquals(500, delete(OptionalLong.empty(), later));
    assertEquals(2_500, log.deleted());
  }

  private int delete(OptionalLong delivered, Instant now) {
    EventRetention retention = new EventRetention(log, KEPT, tx -> delivered);
    retention.prepare();
    return db.inTx(tx -> retention.delete(tx, now));
  }

  private List<Long> numbers() {
    return log.after(0, 1_000).stream().map(NumberedEvent::seq).toList();
  }

  private void append(Instant at, long user) {
    db.run(tx -> tx.userEvents().append(event(at, user)));
  }

  private static UserEvent event(Instant at, long user) {
    return new UserEvent(at, UserEventType.USER_PROFILE_CHANGED, user, Optional.empty(), "wx1");
  }
}
