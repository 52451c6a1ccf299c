package org.wxapplogin.dao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;

/** What a transaction has run after its commit: when, and when not. */
class AfterCommitTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final Db db = new Db(TEST_DB.dataSource());
  private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

  @Test
  void hooksRunInOrderWhenOthersSeeWhatIsCommitted() {
    int result =
        db.inTx(
            tx -> {
              takeJob(tx);
              tx.afterCommit(() -> ran.add("jobs: " + TestRows.count(TEST_DB, "jobs")));
              tx.afterCommit(() -> ran.add(Thread.currentThread().getName()));
              assertEquals(List.of(), ran);
              return 7;
            });

    assertEquals(7, result);
    assertEquals(List.of("jobs: 1", Thread.currentThread().getName()), ran);
  }

  @Test
  void hooksOfARolledBackTransactionAreNotRun() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            db.run(
                tx -> {
                  takeJob(tx);
                  tx.afterCommit(() -> ran.add("hook"));
                  throw new IllegalArgumentException("changed its mind");
                }));

    assertEquals(List.of(), ran);
    assertEquals(0, TestRows.count(TEST_DB, "jobs"));
  }

  /** Two transactions lock two users crosswise: one of them is rolled back and run again. */
  @Test
  void hooksOfAnAttemptThatEndedInADeadlockAreNotRun() {
    TestUsers.insertMany(TEST_DB, 2);
    AtomicIntegerArray attempts = new AtomicIntegerArray(2);
    CyclicBarrier bothHoldTheirFirst = new CyclicBarrier(2);

    try (AtOnce atOnce = new AtOnce(2)) {
      atOnce.each(
          i -> {
            db.run(
                tx -> {
                  int attempt = attempts.incrementAndGet(i);
                  tx.afterCommit(() -> ran.add(i + ": attempt " + attempt));
                  tx.users().lockOne(1 + i);
                  if (attempt == 1) {
                    await(bothHoldTheirFirst);
                  }
                  tx.users().lockOne(2 - i);
                });
            return i;
          });
    }

    assertTrue(attempts.get(0) + attempts.get(1) > 2, "there was a deadlock");
    Collections.sort(ran);
    assertEquals(
        List.of("0: attempt " + attempts.get(0), "1: attempt " + attempts.get(1)),
        ran,
        "each transaction ran the hook of its last attempt");
  }

  @Test
  void hookThatFailsChangesNothing() {
    int result =
        db.inTx(
            tx -> {
              takeJob(tx);
              tx.afterCommit(
                  () -> {
                    throw new IllegalStateException("a hook failed, as this test wants");
                  });
              tx.afterCommit(() -> ran.add("the next"));
              return 7;
            });

    assertEquals(7, result);
    assertEquals(List.of("the next"), ran);
    assertEquals(1, TestRows.count(TEST_DB, "jobs"));
  }

  @Test
  void hookMayTakeTheConnectionOfItsTransaction() throws SQLException {
    try (BasicDataSource pool = new BasicDataSource()) {
      pool.setUrl(TEST_DB.url());
      pool.setMaxTotal(1);
      pool.setMaxWait(Duration.ofSeconds(1));
      Db narrow = new Db(pool);

      narrow.run(tx -> tx.afterCommit(() -> narrow.run(this::takeJob)));
    }

    assertEquals(1, TestRows.count(TEST_DB, "jobs"));
  }

  @Test
  void readHasNothingToFollow() {
    assertThrows(
        IllegalStateException.class,
        () ->
            db.read(
                tx -> {
                  tx.afterCommit(() -> ran.add("hook"));
                  return 7;
                }));
    assertEquals(List.of(), ran);
  }

  private void takeJob(Tx tx) {
    tx.jobs().take("a job", "a node", Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
