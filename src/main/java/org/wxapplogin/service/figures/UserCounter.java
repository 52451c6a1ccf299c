package org.wxapplogin.service.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.userlist.UserCountDao;
import org.wxapplogin.dao.userlist.UserCountDao.Place;
import org.wxapplogin.dao.userlist.UserCountDao.Stretch;
import org.wxapplogin.domain.UserCount;
import org.wxapplogin.domain.UserCount.Kind;
import org.wxapplogin.domain.UserSort.Key;
import org.wxapplogin.service.figures.LoginCounter.Turn;

/**
 * Counts users. After a count that took t, the next of its kind waits 100·t, at most an hour:
 * counting uses about 1 % of the time. It goes along indexes and in steps, so that no statement
 * runs for long.
 */
final class UserCounter {
  /**
   * How many entries of an index a step passes: the server reads them in a fraction of a second.
   */
  static final int STEP = 200_000;

  private static final int PAUSE_FOR_COST = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final long BEFORE_ALL_IDS = -1;

  private final Db db;
  private final ZoneId zone;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final int step;

  /**
   * @param zone whose midnight begins the day
   * @param step how many users one statement passes at most
   */
  UserCounter(Db db, ZoneId zone, Clock clock, LongSupplier nanoTime, int step) {
    this.db = db;
    this.zone = zone;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.step = step;
  }

  /** Counts what is due. */
  void run(Turn turn) {
    List<UserCount> known = db.read(tx -> tx.userCounts().list());
    for (Kind kind : Kind.values()) {
      if (isDue(kind, known, clock.instant())) {
        Instant at = clock.instant();
        long start = nanoTime.getAsLong();
        List<UserCount> counted = count(kind, at);
        Duration took = Duration.ofNanos(nanoTime.getAsLong() - start);
        List<UserCount> timed =
            counted.stream()
                .map(count -> new UserCount(kind, count.appid(), count.users(), at, took))
                .toList();
        db.run(
            tx -> {
              if (turn.isOurs(tx)) {
                tx.userCounts().replace(kind, timed);
              }
            });
      }
    }
  }

  /** The first moment of the day that an instant is in. */
  static Instant dayOf(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private boolean isDue(Kind kind, List<UserCount> known, Instant now) {
    Optional<UserCount> last =
        known.stream()
            .filter(count -> count.kind() == kind)
            .max(Comparator.comparing(UserCount::at));
    if (last.isEmpty()
        || kind == Kind.NEW_TODAY && !dayOf(last.get().at(), zone).equals(dayOf(now, zone))) {
      return true;
    }
    Duration pause = last.get().took().multipliedBy(PAUSE_FOR_COST);
    Duration longest = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return !now.isBefore(last.get().at().plus(longest));
  }

  private List<UserCount> count(Kind kind, Instant now) {
    return switch (kind) {
      case ALL -> byApp(now);
      case NEW_TODAY -> since(kind, Key.REGISTERED, dayOf(now, zone), now);
      case ACTIVE_1_DAY -> active(kind, 1, now);
      case ACTIVE_7_DAYS -> active(kind, 7, now);
      case ACTIVE_30_DAYS -> active(kind, 30, now);
    };
  }

  private List<UserCount> active(Kind kind, int days, Instant now) {
    return since(kind, Key.LAST_LOGIN, now.minus(Duration.ofDays(days)), now);
  }

  /** By app, because an admin may be held to some. */
  private List<UserCount> since(Kind kind, Key key, Instant from, Instant now) {
    List<UserCount> counted = new ArrayList<>();
    for (String appid : db.read(tx -> tx.userCounts().apps())) {
      long sum = 0;
      for (Stretch stretch : UserCountDao.ofApp(appid, key)) {
        sum += since(stretch, from);
      }
      counted.add(new UserCount(kind, appid, sum, now, Duration.ZERO));
    }
    return orNobody(kind, counted, now);
  }

  /** A row must show that it was counted. */
  private static List<UserCount> orNobody(Kind kind, List<UserCount> counted, Instant now) {
    return counted.isEmpty()
        ? List.of(new UserCount(kind, "", 0, now, Duration.ZERO))
        : List.copyOf(counted);
  }

  private long since(Stretch stretch, Instant from) {
    long sum = 0;
    Place place = new Place(from, BEFORE_ALL_IDS);
    while (true) {
      Place here = place;
      Optional<Place> next = db.read(tx -> tx.userCounts().after(stretch, here, step));
      if (next.isEmpty()) {
        return sum + db.read(tx -> tx.userCounts().countAfter(stretch, here));
      }
      sum += step;
      place = next.get();
    }
  }

  private List<UserCount> byApp(Instant now) {
    List<UserCount> found =
        db.read(tx -> tx.userCounts().apps()).stream()
            .map(appid -> new UserCount(Kind.ALL, appid, ofApp(appid), now, Duration.ZERO))
            .toList();
    return orNobody(Kind.ALL, found, now);
  }

  private long ofApp(String appid) {
    long users = 0;
    String openid = "";
    while (true) {
      String here = openid;
      Optional<String> next = db.read(tx -> tx.userCounts().openidAfter(appid, here, step));
      if (next.isEmpty()) {
        return users + db.read(tx -> tx.userCounts().countOfApp(appid, here));
      }
      users += step;
      openid = next.get();
    }
  }
}
