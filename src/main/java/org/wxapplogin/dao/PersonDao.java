package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.dao.userlist.UserMapper;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;

/**
 * SQL for the persons table, and for the columns of users that say to which person they belong.
 * Rows of persons are locked after users, in the order of their unionids.
 */
public final class PersonDao {
  private static final HexFormat HEX = HexFormat.of();

  private final Statements sql;

  PersonDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Says to which person each unionid leads, and locks that until commit. A unionid that led to
   * nobody leads to the person proposed for it from now on.
   *
   * @param proposed a person for each unionid
   */
  public Map<String, String> claim(SortedMap<String, String> proposed) {
    sql.insertAll(
        "INSERT INTO persons (unionid, id) VALUES",
        "ON DUPLICATE KEY UPDATE joins = joins + 1",
        proposed.entrySet().stream()
            .map(entry -> new Object[] {entry.getKey(), HEX.parseHex(entry.getValue())})
            .toList());
    Map<String, String> found = new HashMap<>();
    List<String> unionids = Sql.padded(proposed.keySet());
    sql.list(
            "SELECT unionid, id FROM persons WHERE unionid IN ("
                + Sql.placeholders(unionids.size())
                + ")",
            row -> Map.entry(row.getString("unionid"), HEX.formatHex(row.getBytes("id"))),
            unionids.toArray())
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  /** Makes each of these users, who are locked, one of a person. */
  public void link(Map<Long, PersonLink> links) {
    if (links.isEmpty()) {
      return;
    }
    List<Long> ids = Sql.padded(new TreeSet<>(links.keySet()));
    List<Object> args = new ArrayList<>();
    for (long id : ids) {
      args.add(id);
      args.add(HEX.parseHex(links.get(id).person()));
    }
    for (long id : ids) {
      args.add(id);
      args.add(links.get(id).doubt().map(PersonDoubt::number).orElse(null));
    }
    args.addAll(ids);
    String cases = " WHEN ? THEN ?".repeat(ids.size());
    sql.update(
        "UPDATE users SET person_id = CASE id"
            + cases
            + " END, person_doubt = CASE id"
            + cases
            + " END WHERE id IN ("
            + Sql.placeholders(ids.size())
            + ")",
        args.toArray());
  }

  /** Those of these persons of whom there are users. Locks nothing. */
  public List<String> findWithUsers(Collection<String> persons) {
    List<byte[]> ids = ids(persons);
    return sql.list(
        "SELECT DISTINCT person_id FROM users WHERE person_id IN ("
            + Sql.placeholders(ids.size())
            + ")",
        row -> HEX.formatHex(row.getBytes("person_id")),
        ids.toArray());
  }

  /** The users of a person, across all apps, by id; at most {@code most}. */
  public List<User> findUsers(String person, int most) {
    return findUsers(person, AppScope.ALL, most);
  }

  /** The same of the users of some apps. */
  public List<User> findUsers(String person, AppScope scope, int most) {
    List<Object> args = new ArrayList<>();
    args.add(HEX.parseHex(person));
    args.addAll(scope.apps());
    args.add(most);
    return sql.list(
        "SELECT "
            + UserMapper.COLUMNS
            + " FROM users WHERE person_id = ?"
            + (scope.isAll() ? "" : " AND appid IN (" + Sql.placeholders(scope.apps().size()) + ")")
            + " ORDER BY id LIMIT ?",
        UserMapper::map,
        args.toArray());
  }

  /** The unionids that lead to these persons, locked until commit. */
  public Map<String, String> lock(Collection<String> persons) {
    List<byte[]> ids = ids(persons);
    List<String> unionids =
        sql.list(
            "SELECT unionid FROM persons WHERE id IN (" + Sql.placeholders(ids.size()) + ")",
            row -> row.getString("unionid"),
            ids.toArray());
    Map<String, String> found = new HashMap<>();
    if (!unionids.isEmpty()) {
      List<String> sorted = Sql.padded(new TreeSet<>(unionids));
      sql.list(
              "SELECT unionid, id FROM persons WHERE unionid IN ("
                  + Sql.placeholders(sorted.size())
                  + ") ORDER BY unionid FOR UPDATE",
              row -> Map.entry(row.getString("unionid"), HEX.formatHex(row.getBytes("id"))),
              sorted.toArray())
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  /** To which person a unionid leads; empty for one that leads to nobody. */
  public Optional<String> find(String unionid) {
    return sql.one(
        "SELECT id FROM persons WHERE unionid = ?",
        row -> HEX.formatHex(row.getBytes("id")),
        unionid);
  }

  /** Has unionids, which are locked, lead to another person. */
  public void move(Collection<String> unionids, String person) {
    List<Object> args = new ArrayList<>(List.of(HEX.parseHex(person)));
    args.addAll(Sql.padded(new TreeSet<>(unionids)));
    sql.update(
        "UPDATE persons SET joins = joins + 1, id = ? WHERE unionid IN ("
            + Sql.placeholders(args.size() - 1)
            + ")",
        args.toArray());
  }

  /**
   * Writes the rows of a person, which are locked: whoever deletes them at the same moment on
   * another node of a cluster must try again.
   */
  public void touch(String person) {
    sql.update("UPDATE persons SET joins = joins + 1 WHERE id = ?", HEX.parseHex(person));
  }

  /** Makes the user, who is locked, one of nobody. */
  public void unlink(long userId) {
    sql.update("UPDATE users SET person_id = NULL, person_doubt = NULL WHERE id = ?", userId);
  }

  /** A user without a person. */
  public record Nobody(long userId, boolean hasUnionid) {}

  /** The next users without a person, by id. Locks nothing. */
  public List<Nobody> findNobodies(long after, int most) {
    return sql.list(
        """
        SELECT id, unionid IS NOT NULL AS has_unionid FROM users FORCE INDEX (users_person)
        WHERE person_id IS NULL AND id > ? ORDER BY id LIMIT ?
        """,
        row -> new Nobody(row.getLong("id"), row.getBoolean("has_unionid")),
        after,
        most);
  }

  /** Forgets unionids, which are locked. */
  public int deleteAll(Collection<String> unionids) {
    if (unionids.isEmpty()) {
      return 0;
    }
    List<String> padded = Sql.padded(new TreeSet<>(unionids));
    return sql.update(
        "DELETE FROM persons WHERE unionid IN (" + Sql.placeholders(padded.size()) + ")",
        padded.toArray());
  }

  private static List<byte[]> ids(Collection<String> persons) {
    return Sql.padded(persons.stream().map(HEX::parseHex).toList());
  }
}
