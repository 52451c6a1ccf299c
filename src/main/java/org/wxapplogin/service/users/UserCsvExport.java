package org.wxapplogin.service.users;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.userlist.UserSource;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * Hands out all users of a list, by id. They are read some at a time and handed on while no
 * connection is held, so memory and database are not affected by how many there are and how slowly
 * they are taken. Thread-safe.
 */
public final class UserCsvExport {
  private static final int ROWS = 2_000;

  /** The longest stretch of ids that one statement reads, so that it does not run for long. */
  private static final long LONGEST_STRETCH = 500_000;

  /** How many exports run at once on one node; more would slow its other requests down. */
  private static final int MOST_AT_ONCE = 4;

  private static final int MAX_DETAIL = 255;

  private final Db db;
  private final UserListService apps;
  private final AuditLog audit;
  private final Clock clock;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  public UserCsvExport(Db db, UserListService apps, AuditLog audit, Clock clock) {
    this.db = db;
    this.apps = apps;
    this.audit = audit;
    this.clock = clock;
  }

  /** Takes the users. */
  public interface Taker {
    /** Called once, before any users, when nothing prevents the export any more. */
    void begin(Instant now) throws IOException;

    /**
     * @param bans of these users, by their ids; of some who are disabled nothing is known
     */
    void take(List<User> users, Map<Long, Ban> bans) throws IOException;
  }

  /**
   * Gives all users of a list to a taker. The filter is audited before the first user is given; how
   * many were given is audited when it is over, however it ends.
   *
   * @param words names the filter in the audit; empty for all users
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} for admins who may only look, and with
   *     {@link ErrorCode#TOO_OFTEN} if too many exports run already
   * @throws IOException that the taker threw
   */
  public void run(Actor by, UserFilter filter, String words, Taker taker) throws IOException {
    by.need(AdminRole.OPERATOR);
    if (filter.isByPhoneEnd()) { // it would give away whose numbers end so, many at a time
      throw new AppException(ErrorCode.NOT_ALLOWED, "an export by the last digits of numbers");
    }
    if (!places.tryAcquire()) {
      throw new AppException(ErrorCode.TOO_OFTEN, "too many exports at once");
    }
    long[] given = {0};
    boolean whole = false;
    try {
      record(by, AuditAct.EXPORT_USERS, cut(words));
      taker.begin(clock.instant());
      give(
          filter.within(by.apps()),
          some -> {
            taker.take(some, bans(some));
            given[0] += some.size();
          });
      whole = true;
    } finally {
      places.release();
      AuditAct end = whole ? AuditAct.EXPORT_DONE : AuditAct.EXPORT_BROKEN_OFF;
      record(by, end, Long.toString(given[0]));
    }
  }

  private Map<Long, Ban> bans(List<User> users) {
    List<Long> ids =
        users.stream().filter(user -> user.status() == UserStatus.DISABLED).map(User::id).toList();
    return ids.isEmpty() ? Map.of() : db.read(tx -> tx.bans().findAll(ids));
  }

  private interface Giver {
    void give(List<User> users) throws IOException;
  }

  private void give(UserFilter filter, Giver giver) throws IOException {
    Collection<String> known = apps.apps();
    Optional<UserSource> few =
        filter.isNone() ? Optional.empty() : db.read(tx -> UserListPlan.few(tx, filter, known));
    if (few.isPresent()) {
      giver.give(few(few.get(), filter));
    } else {
      walk(filter, giver);
    }
  }

  private List<User> few(UserSource source, UserFilter filter) {
    int most = UserListPlan.FEW;
    return db
        .read(
            tx ->
                tx.userList().among(source, most, filter, UserSort.OLDEST, Optional.empty(), most))
        .stream()
        .sorted(Comparator.comparingLong(User::id))
        .toList();
  }

  /** Goes through all users by id: rows lie in this order, so none has to be looked for. */
  private void walk(UserFilter filter, Giver giver) throws IOException {
    long last = db.read(tx -> tx.userCsv().lastId()); // users who come later are not part of it
    long stretch = ROWS;
    long after = 0;
    while (after < last) {
      long from = after;
      long to = Math.min(last, after + stretch);
      List<User> found = db.read(tx -> tx.userCsv().stretch(filter, from, to, ROWS));
      if (found.size() == ROWS) {
        after = found.get(ROWS - 1).id();
        stretch = Math.max(ROWS, stretch / 2);
      } else {
        after = to;
        stretch = Math.min(LONGEST_STRETCH, found.size() > ROWS / 2 ? stretch : stretch * 2);
      }
      if (!found.isEmpty()) {
        giver.give(found);
      }
    }
  }

  private void record(Actor by, AuditAct act, String detail) {
    db.run(tx -> audit.record(tx, by, act, AuditTarget.userList(), detail));
  }

  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= MAX_DETAIL
        ? words
        : words.substring(0, words.offsetByCodePoints(0, MAX_DETAIL - 1)) + "…";
  }
}
