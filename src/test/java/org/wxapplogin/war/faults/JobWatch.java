package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.wxapplogin.war.trial.Trial;

/** Looks at the leases of the jobs again and again: no job may change hands while one is valid. */
final class JobWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);

  /** The clocks of servers and database are one here, but a look takes its time. */
  private static final long TOLERANCE_MILLIS = 500;

  private final Trial trial;
  private final Map<String, Lease> leases = new HashMap<>();
  private final AtomicInteger changes = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "job-watch");

  private record Lease(String holder, long until) {}

  JobWatch(Trial trial) {
    this.trial = trial;
    thread.start();
  }

  /** How often a job went to another server. */
  int changes() {
    return changes.get();
  }

  private void run() {
    try {
      while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT name, holder, lease_until FROM jobs ORDER BY name")) {
      while (rows.next()) {
        see(rows.getString(1), new Lease(rows.getString(2), rows.getLong(3)));
      }
    } catch (SQLException away) {
      // A node was killed: look again.
    }
  }

  private void see(String job, Lease lease) {
    Lease before = leases.put(job, lease);
    if (before != null && !before.holder().equals(lease.holder())) {
      changes.incrementAndGet();
      long left = before.until() - System.currentTimeMillis();
      trial.promise(
          before.holder().isEmpty() || left <= TOLERANCE_MILLIS,
          "the job " + job + " changed hands " + left + " ms before its lease ended");
    }
  }

  @Override
  public void close() throws InterruptedException {
    over.countDown();
    thread.join();
  }
}
