package org.wxapplogin.service.person;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.PersonDao.Nobody;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.job.UserBackfill;

/**
 * Gives a person to the users who had a unionid before there were persons, as {@link UserBackfill}
 * does: whoever writes a unionid since there are persons writes the person too. A node of a version
 * without persons that still runs then leaves users without one; they get it at their next login,
 * as {@link Persons} gives it.
 *
 * <p>Its runs come one after the other; otherwise thread-safe.
 */
public final class PersonFill {
  public static final String JOB = "persons";
  public static final Duration EVERY = Duration.ofSeconds(3);

  private final Persons persons;
  private final UserBackfill backfill;

  public PersonFill(Db db, SharedJob job, Persons persons, Clock clock) {
    this.persons = persons;
    this.backfill =
        new UserBackfill(db, job, clock, new Work(), "users who had a unionid have a person now");
  }

  /** See {@link UserBackfill#run}. */
  public boolean run() {
    return backfill.run();
  }

  private final class Work implements UserBackfill.Work {
    @Override
    public UserBackfill.Batch findNext(Tx tx, long after, int most) {
      List<Nobody> nobodies = tx.persons().findNobodies(after, most);
      return new UserBackfill.Batch(
          nobodies.stream().filter(Nobody::hasUnionid).map(Nobody::userId).toList(),
          nobodies.stream().mapToLong(Nobody::userId).max());
    }

    @Override
    public void fill(Tx tx, Map<Long, User> users) {
      persons.fillIn(tx, users.values());
    }
  }
}
