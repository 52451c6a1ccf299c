package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserRange;

/**
 * SQL that finds users by what names them, and walks through all of them by id. Each statement
 * reads along an index, and no more rows than it returns.
 */
public final class UserLookupDao {
  private static final String SELECT = "SELECT " + UserMapper.COLUMNS + " FROM users ";

  private final Statements sql;

  public UserLookupDao(Statements sql) {
    this.sql = sql;
  }

  /** The users of an app with these openids, by openid; openids without a user are left out. */
  public Map<String, User> byOpenids(String appid, Collection<String> openids) {
    Map<String, User> users = new LinkedHashMap<>();
    if (!openids.isEmpty()) {
      List<Object> args = new ArrayList<>(List.of(appid));
      args.addAll(Sql.padded(new TreeSet<>(openids)));
      sql.list(
              SELECT
                  + "FORCE INDEX (users_identity) WHERE appid = ? AND openid IN ("
                  + Sql.placeholders(args.size() - 1)
                  + ")",
              UserMapper::map,
              args.toArray())
          .forEach(user -> users.put(user.identity().openid(), user));
    }
    return users;
  }

  /** The users of one unionid. */
  public List<User> ofUnionid(String unionid, UserRange range) {
    return page("users_unionid", "unionid = ?", List.of(unionid), range);
  }

  /**
   * The users of one person.
   *
   * @param person 32 characters of hex
   */
  public List<User> ofPerson(String person, UserRange range) {
    byte[] id = HexFormat.of().parseHex(person);
    return page("users_person", "person_id = ?", List.of(id), range);
  }

  /**
   * The users who have a phone number.
   *
   * @param hashes of the number, of which a user is stored under one
   */
  public List<User> ofPhone(List<byte[]> hashes, UserRange range) {
    String condition = "phone_hash IN (" + Sql.placeholders(hashes.size()) + ")";
    return page("users_phone", condition, hashes, range);
  }

  /** All users, along the primary key, or along the index of each of the apps. */
  public List<User> all(UserRange range) {
    if (range.appids().isEmpty()) {
      return page("PRIMARY", "TRUE", List.of(), range);
    }
    List<String> branches = new ArrayList<>();
    List<Object> args = new ArrayList<>();
    for (String appid : new TreeSet<>(range.appids().get())) {
      branches.add(
          "(" + SELECT + "FORCE INDEX (users_app) WHERE appid = ? AND id > ? ORDER BY id LIMIT ?)");
      Collections.addAll(args, appid, range.after(), range.most());
    }
    args.add(range.most());
    return sql.list(
        String.join(" UNION ALL ", branches) + " ORDER BY id LIMIT ?",
        UserMapper::map,
        args.toArray());
  }

  private List<User> page(String index, String condition, List<?> values, UserRange range) {
    List<Object> args = new ArrayList<>(values);
    args.add(range.after());
    List<String> apps = List.copyOf(new TreeSet<>(range.appids().orElse(Set.of())));
    args.addAll(apps);
    args.add(range.most());
    return sql.list(
        SELECT
            + "FORCE INDEX ("
            + index
            + ") WHERE "
            + condition
            + " AND id > ?"
            + (apps.isEmpty() ? "" : " AND appid IN (" + Sql.placeholders(apps.size()) + ")")
            + " ORDER BY id LIMIT ?",
        UserMapper::map,
        args.toArray());
  }
}
