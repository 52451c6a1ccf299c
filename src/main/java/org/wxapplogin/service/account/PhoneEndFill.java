package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.UserBackfill;

/**
 * Writes the hash of the last four digits beside the phone numbers that were bound before there was
 * one, as {@link UserBackfill} does: whoever binds a number since then writes the hash too. Numbers
 * that do not open are left out; {@code bin/keys reseal} writes their hash when they do again.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class PhoneEndFill {
  public static final String JOB = "phone-ends";
  public static final Duration EVERY = Duration.ofSeconds(3);

  private final Phones phones;
  private final UserBackfill backfill;

  public PhoneEndFill(Db db, SharedJob job, Phones phones, Clock clock) {
    this.phones = phones;
    this.backfill =
        new UserBackfill(
            db, job, clock, new Work(), "phone numbers can be found by their last digits now");
  }

  /** See {@link UserBackfill#run}. */
  public boolean run() {
    return backfill.run();
  }

  private final class Work implements UserBackfill.Work {
    @Override
    public UserBackfill.Batch findNext(Tx tx, long after, int most) {
      List<Long> users = tx.phones().findEndless(after, most);
      return new UserBackfill.Batch(users, users.stream().mapToLong(Long::longValue).max());
    }

    @Override
    public void fill(Tx tx, Map<Long, User> users) {
      Map<Long, byte[]> ends = new LinkedHashMap<>();
      users.forEach(
          (id, user) -> phones.open(user).flatMap(phones::end).ifPresent(end -> ends.put(id, end)));
      tx.phones().setEnds(ends);
    }
  }
}
