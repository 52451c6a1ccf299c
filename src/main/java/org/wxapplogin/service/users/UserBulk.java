package org.wxapplogin.service.users;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.BulkResult.Why;

/**
 * Does to many users what {@link UserActions} does to one: in the order of their ids, each in a
 * transaction of its own with its own audit event. One transaction for all would keep their rows
 * locked, and the logins of these users would wait, and so would all logins written together with
 * theirs. Thread-safe.
 */
public final class UserBulk {
  /** The most users of one act: as many as the largest page shows. */
  public static final int MOST = 200;

  private final Db db;
  private final UserActions actions;

  public UserBulk(Db db, UserActions actions) {
    this.db = db;
    this.actions = actions;
  }

  /** The users with these ids, by id; ids without a user are left out. */
  public Collection<User> find(Actor by, Collection<Long> ids) {
    return read(by, ids).values();
  }

  /** Disables those who are active. */
  public BulkResult disable(Actor by, Collection<Long> ids, BanTerms terms) {
    return run(
        by,
        ids,
        user -> obstacle(user, UserStatus.DISABLED),
        user ->
            actions.disable(by, user.id(), terms) ? Optional.of(user.level()) : Optional.empty());
  }

  /** {@link UserActions#now}. */
  public Instant now() {
    return actions.now();
  }

  /** Bans those again whose ban was lifted, each exactly as they were. */
  public BulkResult undoEnable(Actor by, Collection<Long> ids) {
    return run(
        by,
        ids,
        user -> obstacle(user, UserStatus.DISABLED),
        user -> actions.undoEnable(by, user.id()) ? Optional.of(user.level()) : Optional.empty());
  }

  /** Enables those who are disabled. */
  public BulkResult enable(Actor by, Collection<Long> ids) {
    return run(
        by,
        ids,
        user -> obstacle(user, UserStatus.ACTIVE),
        user -> actions.enable(by, user.id()).map(at -> user.level()));
  }

  /** Gives each of them a level of their own. */
  public BulkResult setLevels(Actor by, Map<Long, UserLevel> levels) {
    return run(
        by,
        levels.keySet(),
        user -> user.level() == levels.get(user.id()) ? Optional.of(Why.ALREADY) : Optional.empty(),
        user -> actions.setLevel(by, user.id(), levels.get(user.id())));
  }

  /** Changes a user; returns the level they had before, or empty if nothing changed. */
  private interface Act extends Function<User, Optional<UserLevel>> {}

  private static Optional<Why> obstacle(User user, UserStatus wanted) {
    if (user.status() == UserStatus.CANCELLED) {
      return Optional.of(Why.CANCELLED);
    }
    return user.status() == wanted ? Optional.of(Why.ALREADY) : Optional.empty();
  }

  private BulkResult run(
      Actor by, Collection<Long> ids, Function<User, Optional<Why>> obstacle, Act act) {
    by.need(AdminRole.OPERATOR);
    Map<Long, User> found = read(by, ids);
    SortedMap<Long, UserLevel> changed = new TreeMap<>();
    Map<Why, Integer> skipped = new EnumMap<>(Why.class);
    for (long id : new TreeSet<>(ids)) {
      User user = found.get(id);
      Optional<Why> why = user == null ? Optional.of(Why.GONE) : obstacle.apply(user);
      if (why.isEmpty()) {
        Optional<UserLevel> before = act.apply(user);
        before.ifPresent(level -> changed.put(id, level));
        why = before.isEmpty() ? Optional.of(Why.ALREADY) : why; // somebody else was quicker
      }
      why.ifPresent(reason -> skipped.merge(reason, 1, Integer::sum));
    }
    return new BulkResult(changed, skipped);
  }

  /** Those of apps that the admin does not see are as if they were not there. */
  private Map<Long, User> read(Actor by, Collection<Long> ids) {
    if (ids.size() > MOST) {
      throw new AppException(ErrorCode.BAD_VALUE, "more users than a page shows");
    }
    return db.read(tx -> tx.users().findAll(ids)).values().stream()
        .filter(by.apps()::covers)
        .collect(toMap(User::id, user -> user, (one, same) -> one, TreeMap::new));
  }
}
