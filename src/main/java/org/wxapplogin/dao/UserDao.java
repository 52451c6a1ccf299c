package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** SQL for the users table. */
public final class UserDao {
  static final String COLUMNS =
      "id, appid, openid, unionid, nickname, avatar_url, gender, country, province, city, language,"
          + " level, status, registered_at, last_login_at, last_login_ip,"
          + " phone_sealed";

  public Optional<User> findById(Tx tx, long id) {
    return tx.one("SELECT " + COLUMNS + " FROM users WHERE id = ?", UserDao::map, id);
  }

  /** The users of all apps who are one person, by id; at most {@code most}. */
  public List<User> findByUnionid(Tx tx, String unionid, int most) {
    return tx.list(
        "SELECT " + COLUMNS + " FROM users WHERE unionid = ? ORDER BY id LIMIT ?",
        UserDao::map,
        unionid,
        most);
  }

  /** The users with these ids, by id, as far as they are there. Locks nothing. */
  public Map<Long, User> findAll(Tx tx, Collection<Long> ids) {
    return byIds(tx, ids, "");
  }

  /** The ids of those of {@code openids} that have a row in this app, by openid. Locks nothing. */
  public Map<String, Long> findIds(Tx tx, String appid, Collection<String> openids) {
    if (openids.isEmpty()) {
      return Map.of();
    }
    List<Object> args = new ArrayList<>();
    args.add(appid);
    args.addAll(Sql.padded(openids));
    Map<String, Long> ids = new LinkedHashMap<>();
    tx.list(
            "SELECT openid, id FROM users WHERE appid = ? AND openid IN ("
                + Sql.placeholders(args.size() - 1)
                + ")",
            row -> Map.entry(row.getString("openid"), row.getLong("id")),
            args.toArray())
        .forEach(entry -> ids.put(entry.getKey(), entry.getValue()));
    return ids;
  }

  /**
   * Creates the rows of identities that have none. Fails with a duplicate key where another
   * transaction was quicker.
   */
  public void insertAll(Tx tx, Collection<NewUser> users) {
    tx.insertAll(
        "INSERT INTO users (appid, openid, unionid, nickname, avatar_url, gender, country, province,"
            + " city, language, level, status, registered_at, last_login_at, last_login_ip) VALUES",
        "",
        users.stream()
            .map(
                user ->
                    new Object[] {
                      user.identity().appid(),
                      user.identity().openid(),
                      user.identity().unionid().orElse(null),
                      user.profile().nickName(),
                      user.profile().avatarUrl(),
                      user.profile().gender(),
                      user.profile().country(),
                      user.profile().province(),
                      user.profile().city(),
                      user.profile().language(),
                      UserLevel.ORDINARY.number(),
                      UserStatus.ACTIVE.number(),
                      user.at(),
                      user.at(),
                      user.ip()
                    })
            .toList());
  }

  /** The rows with these ids, locked until commit in the order of their ids: users come first. */
  public Map<Long, User> lock(Tx tx, Collection<Long> ids) {
    return byIds(tx, ids, " FOR UPDATE");
  }

  /** The row, locked until commit. */
  public Optional<User> lockOne(Tx tx, long id) {
    return Optional.ofNullable(lock(tx, List.of(id)).get(id));
  }

  /** Moves the last login on: the same instant for all, each its own address. */
  public void touchLogins(Tx tx, Map<Long, String> ipById, Instant at) {
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
    tx.update(
        "UPDATE users SET last_login_at = ?, last_login_ip = CASE id"
            + " WHEN ? THEN ?".repeat(ids.size())
            + " END WHERE id IN ("
            + Sql.placeholders(ids.size())
            + ")",
        args.toArray());
  }

  /** Replaces what the user shows. */
  public void setProfile(Tx tx, long id, Profile profile) {
    tx.update(
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

  public void setUnionid(Tx tx, long id, String unionid) {
    tx.update("UPDATE users SET unionid = ? WHERE id = ?", unionid, id);
  }

  /**
   * Makes a user active or disabled, as one who never cancelled; false if there is no such user.
   */
  public boolean setStatus(Tx tx, long id, UserStatus status) {
    return tx.update(
            "UPDATE users SET status = ?, cancelled_at = NULL WHERE id = ?", status.number(), id)
        == 1;
  }

  /** Makes a user one who cancelled at {@code at}. */
  public void setCancelled(Tx tx, long id, Instant at) {
    tx.update(
        "UPDATE users SET status = ?, cancelled_at = ? WHERE id = ?",
        UserStatus.CANCELLED.number(),
        at,
        id);
  }

  /** When the user cancelled; empty for who has not. */
  public Optional<Instant> findCancelledAt(Tx tx, long id) {
    return tx.one(
            "SELECT cancelled_at FROM users WHERE id = ?",
            row -> Tx.optionalInstant(row, "cancelled_at"),
            id)
        .flatMap(at -> at);
  }

  /**
   * Up to {@code most} of those who cancelled at {@code before} or earlier, locked until commit in
   * the order of their ids. Fewer than are due where a cancellation is undone at this moment.
   */
  public List<Long> lockCancelled(Tx tx, Instant before, int most) {
    List<Long> due =
        tx.list(
            "SELECT id FROM users WHERE status = ? AND cancelled_at <= ?"
                + " ORDER BY cancelled_at, id LIMIT ?",
            row -> row.getLong("id"),
            UserStatus.CANCELLED.number(),
            before,
            most);
    if (due.isEmpty()) {
      return due;
    }
    List<Object> args = new ArrayList<>(Sql.padded(new TreeSet<>(due)));
    int marks = args.size();
    args.add(UserStatus.CANCELLED.number());
    args.add(before);
    return tx.list(
        "SELECT id FROM users WHERE id IN ("
            + Sql.placeholders(marks)
            + ") AND status = ? AND cancelled_at <= ? ORDER BY id FOR UPDATE",
        row -> row.getLong("id"),
        args.toArray());
  }

  /** Deletes users of whom no other table holds anything any more; how many there were. */
  public int deleteAll(Tx tx, List<Long> ids) {
    List<Long> padded = Sql.padded(ids);
    return tx.update(
        "DELETE FROM users WHERE id IN (" + Sql.placeholders(padded.size()) + ")",
        padded.toArray());
  }

  public void setLevel(Tx tx, long id, UserLevel level) {
    tx.update("UPDATE users SET level = ? WHERE id = ?", level.number(), id);
  }

  private static Map<Long, User> byIds(Tx tx, Collection<Long> ids, String locking) {
    Map<Long, User> users = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      List<Long> sorted = Sql.padded(new TreeSet<>(ids));
      tx.list(
              "SELECT "
                  + COLUMNS
                  + " FROM users WHERE id IN ("
                  + Sql.placeholders(sorted.size())
                  + ") ORDER BY id"
                  + locking,
              UserDao::map,
              sorted.toArray())
          .forEach(user -> users.put(user.id(), user));
    }
    return users;
  }

  static User map(ResultSet row) throws SQLException {
    return new User(
        row.getLong("id"),
        new Identity(
            row.getString("appid"),
            row.getString("openid"),
            Optional.ofNullable(row.getString("unionid"))),
        new Profile(
            row.getString("nickname"),
            row.getString("avatar_url"),
            row.getInt("gender"),
            row.getString("country"),
            row.getString("province"),
            row.getString("city"),
            row.getString("language")),
        UserLevel.of(row.getInt("level")),
        UserStatus.of(row.getInt("status")),
        Tx.instant(row, "registered_at"),
        Tx.instant(row, "last_login_at"),
        row.getString("last_login_ip"),
        Optional.ofNullable(row.getBytes("phone_sealed")));
  }

  /** What a first login knows of a user. */
  public record NewUser(Identity identity, Profile profile, Instant at, String ip) {}
}
