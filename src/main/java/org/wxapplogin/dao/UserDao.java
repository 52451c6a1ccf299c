package org.wxapplogin.dao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.dao.userlist.UserMapper;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** SQL for the users table. */
public final class UserDao {
  private final Statements sql;

  UserDao(Statements sql) {
    this.sql = sql;
  }

  public Optional<User> findById(long id) {
    return sql.one(
        "SELECT " + UserMapper.COLUMNS + " FROM users WHERE id = ?", UserMapper::map, id);
  }

  /** The users, across all apps, of one unionid, by id; at most {@code most}. */
  public List<User> findByUnionid(String unionid, int most) {
    return sql.list(
        "SELECT " + UserMapper.COLUMNS + " FROM users WHERE unionid = ? ORDER BY id LIMIT ?",
        UserMapper::map,
        unionid,
        most);
  }

  /** The users with these ids, by id; ids without a user are left out. Locks nothing. */
  public Map<Long, User> findAll(Collection<Long> ids) {
    return byIds(ids, "");
  }

  /**
   * The ids of the users of an app, by openid; openids without a user are left out. Locks nothing.
   */
  public Map<String, Long> findIds(String appid, Collection<String> openids) {
    if (openids.isEmpty()) {
      return Map.of();
    }
    List<Object> args = new ArrayList<>();
    args.add(appid);
    args.addAll(Sql.padded(openids));
    Map<String, Long> ids = new LinkedHashMap<>();
    sql.list(
            "SELECT openid, id FROM users WHERE appid = ? AND openid IN ("
                + Sql.placeholders(args.size() - 1)
                + ")",
            row -> Map.entry(row.getString("openid"), row.getLong("id")),
            args.toArray())
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
    return ids;
  }

  /** Creates users. Fails with a duplicate key if another transaction created one of them first. */
  public void insertAll(Collection<NewUser> users) {
    sql.insertAll(
        "INSERT INTO users (" + String.join(", ", NewUserRow.COLUMNS) + ") VALUES",
        "",
        users.stream().map(user -> inserted(user).toArray()).toList());
  }

  private static List<Object> inserted(NewUser user) {
    return NewUserRow.values(
        user.identity(),
        user.profile(),
        UserLevel.ORDINARY,
        UserStatus.ACTIVE,
        user.at(),
        user.at(),
        user.ip());
  }

  /**
   * The users with these ids, locked until commit in the order of their ids. A transaction locks
   * users before anything else.
   */
  public Map<Long, User> lock(Collection<Long> ids) {
    return byIds(ids, " FOR UPDATE");
  }

  /**
   * Those of these users whom no other transaction has locked, locked until commit; does not wait
   * for the others.
   */
  public Map<Long, User> lockFree(Collection<Long> ids) {
    return byIds(ids, " FOR UPDATE SKIP LOCKED");
  }

  /** The user, locked until commit. */
  public Optional<User> lockOne(long id) {
    return Optional.ofNullable(lock(List.of(id)).get(id));
  }

  /**
   * Notes the last login of users: the same instant for all, an address for each. It changes each
   * row, and so meets whatever another host of a cluster writes of the user.
   */
  public void touchLogins(Map<Long, String> ipById, Instant at) {
    if (ipById.isEmpty()) {
      return;
    }
    List<Long> ids = Sql.padded(new TreeSet<>(ipById.keySet()));
    List<Object> args = new ArrayList<>();
    args.add(at);
    ids.forEach(
        id -> {
          args.add(id);
          args.add(ipById.get(id));
        });
    args.addAll(ids);
    sql.write(
        "UPDATE users SET login_seq = login_seq + 1, last_login_at = ?, last_login_ip = CASE id"
            + " WHEN ? THEN ?".repeat(ids.size())
            + " END WHERE id IN ("
            + Sql.placeholders(ids.size())
            + ")",
        args.toArray());
  }

  /** Notes that logins of users were refused, as {@link #touchLogins} does: it changes each row. */
  public void touchRefused(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    List<Long> padded = Sql.padded(new TreeSet<>(ids));
    sql.write(
        "UPDATE users SET login_seq = login_seq + 1 WHERE id IN ("
            + Sql.placeholders(padded.size())
            + ")",
        padded.toArray());
  }

  /** Replaces the profile. */
  public void setProfile(long id, Profile profile) {
    sql.write(
        """
        UPDATE users SET nickname = ?, avatar_url = ?, gender = ?, country = ?, province = ?,
          city = ?, language = ?
        WHERE id = ?
        """,
        profile.nickName(),
        profile.avatarUrl(),
        profile.gender(),
        profile.country(),
        profile.province(),
        profile.city(),
        profile.language(),
        id);
  }

  public void setUnionid(long id, String unionid) {
    sql.write("UPDATE users SET unionid = ? WHERE id = ?", unionid, id);
  }

  /** Bans an active user. */
  public void disable(long id) {
    sql.update(
        "UPDATE users SET status = ?, cancelled_at = NULL WHERE id = ?",
        UserStatus.DISABLED.number(),
        id);
  }

  /** Lifts the ban of a disabled user: who has cancelled meanwhile is cancelled then. */
  public void enable(long id) {
    sql.update(
        "UPDATE users SET status = CASE WHEN cancelled_at IS NULL THEN ? ELSE ? END WHERE id = ?",
        UserStatus.ACTIVE.number(),
        UserStatus.CANCELLED.number(),
        id);
  }

  /** Cancels the account as of {@code at}; who is disabled is so still. */
  public void setCancelled(long id, Instant at) {
    sql.update(
        "UPDATE users SET status = CASE WHEN status = ? THEN status ELSE ? END, cancelled_at = ?"
            + " WHERE id = ?",
        UserStatus.DISABLED.number(),
        UserStatus.CANCELLED.number(),
        at,
        id);
  }

  /** Forgets the cancellation; who is disabled is so still. */
  public void undoCancellation(long id) {
    sql.update(
        "UPDATE users SET status = CASE WHEN status = ? THEN status ELSE ? END, cancelled_at = NULL"
            + " WHERE id = ?",
        UserStatus.DISABLED.number(),
        UserStatus.ACTIVE.number(),
        id);
  }

  /** When the user cancelled their account; empty if they have not. */
  public Optional<Instant> findCancelledAt(long id) {
    return sql.one(
            "SELECT cancelled_at FROM users WHERE id = ?",
            row -> Statements.optionalInstant(row, "cancelled_at"),
            id)
        .flatMap(at -> at);
  }

  /** Users who cancelled by {@code before}, those who did so first at the beginning. */
  public List<Long> findCancelled(Instant before, int most) {
    return sql.list(
        "SELECT id FROM users WHERE status <> ? AND cancelled_at <= ?"
            + " ORDER BY cancelled_at, id LIMIT ?",
        row -> row.getLong("id"),
        UserStatus.ACTIVE.number(),
        before,
        most);
  }

  /**
   * Locks those of these users, in the order of their ids, who cancelled by {@code before}.
   *
   * @param skipHeld whether those whom another transaction holds are left out, instead of waited
   *     for
   */
  public List<Long> lockCancelled(List<Long> users, Instant before, boolean skipHeld) {
    List<Object> args = new ArrayList<>(Sql.padded(new TreeSet<>(users)));
    int placeholders = args.size();
    args.add(UserStatus.ACTIVE.number());
    args.add(before);
    return sql.list(
        "SELECT id FROM users WHERE id IN ("
            + Sql.placeholders(placeholders)
            + ") AND status <> ? AND cancelled_at <= ? ORDER BY id FOR UPDATE"
            + (skipHeld ? " SKIP LOCKED" : ""),
        row -> row.getLong("id"),
        args.toArray());
  }

  /** Deletes users on whom no other table holds anything any more; returns how many there were. */
  public int deleteAll(List<Long> ids) {
    List<Long> padded = Sql.padded(ids);
    return sql.update(
        "DELETE FROM users WHERE id IN (" + Sql.placeholders(padded.size()) + ")",
        padded.toArray());
  }

  public void setLevel(long id, UserLevel level) {
    sql.update("UPDATE users SET level = ? WHERE id = ?", level.number(), id);
  }

  private Map<Long, User> byIds(Collection<Long> ids, String locking) {
    Map<Long, User> users = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      List<Long> sorted = Sql.padded(new TreeSet<>(ids));
      sql.list(
              "SELECT "
                  + UserMapper.COLUMNS
                  + " FROM users WHERE id IN ("
                  + Sql.placeholders(sorted.size())
                  + ") ORDER BY id"
                  + locking,
              UserMapper::map,
              sorted.toArray())
          .forEach(user -> users.put(user.id(), user));
    }
    return users;
  }

  /** A user as their first login knows them. */
  public record NewUser(Identity identity, Profile profile, Instant at, String ip) {}
}
