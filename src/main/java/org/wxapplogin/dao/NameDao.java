package org.wxapplogin.dao;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.NameParts;

/**
 * SQL for name_parts and named_users, by which users are found by a part of their nickname, and for
 * name_marks, which says how far these tables follow the names.
 */
public final class NameDao {
  private final Statements sql;

  NameDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * How far the tables follow the names.
   *
   * @param followed the last event of users that was followed
   * @param walked up to which id all users are gone through; empty once that is done
   */
  public record Marks(long followed, Optional<Long> walked) {}

  /** The marks; empty if nothing was followed yet. */
  public Optional<Marks> findMarks() {
    return marks("");
  }

  /** The marks, locked until the commit. */
  public Optional<Marks> lockMarks() {
    return marks(" FOR UPDATE");
  }

  private Optional<Marks> marks(String locking) {
    return sql.one(
        "SELECT followed, COALESCE(walked, -1) AS walked FROM name_marks WHERE id = 1" + locking,
        row ->
            new Marks(
                row.getLong("followed"),
                Optional.of(row.getLong("walked")).filter(walked -> walked >= 0)));
  }

  public void setMarks(Marks marks) {
    sql.update(
        "INSERT INTO name_marks (id, followed, walked) VALUES (1, ?, NULLIF(?, -1))"
            + " ON DUPLICATE KEY UPDATE followed = VALUES(followed), walked = VALUES(walked)",
        marks.followed(),
        marks.walked().orElse(-1L));
  }

  /** Has the users from this id on gone through again: they were added without an event. */
  public void walkAgainFrom(long userId) {
    sql.update(
        "UPDATE name_marks SET walked = LEAST(COALESCE(walked, ?), ?) WHERE id = 1",
        userId - 1,
        userId - 1);
  }

  /** The next ids beyond {@code after}, of users and of those whose parts are here, in order. */
  public List<Long> findNext(long after, int most) {
    return sql.list(
        """
        (SELECT id FROM users WHERE id > ? ORDER BY id LIMIT ?)
        UNION (SELECT user_id FROM named_users WHERE user_id > ? ORDER BY user_id LIMIT ?)
        ORDER BY id LIMIT ?
        """,
        row -> row.getLong(1),
        after,
        most,
        after,
        most,
        most);
  }

  /**
   * Makes the parts of these users those of their names as they are now; users who are gone have
   * none.
   *
   * @return for how many users something was written
   */
  public int refresh(Collection<Long> users) {
    Map<Long, String> held = forms("SELECT user_id AS id, form FROM named_users", "user_id", users);
    Map<Long, String> now = forms("SELECT id, nickname_form AS form FROM users", "id", users);
    now.values().removeIf(String::isEmpty);
    Map<Long, String> gone = new LinkedHashMap<>(held);
    gone.entrySet().removeAll(now.entrySet());
    Map<Long, String> come = new LinkedHashMap<>(now);
    come.entrySet().removeAll(held.entrySet());
    delete(gone);
    sql.insertAll(
        "INSERT INTO named_users (user_id, form) VALUES",
        "",
        come.entrySet().stream()
            .map(name -> new Object[] {name.getKey(), name.getValue()})
            .toList());
    sql.insertAll(
        "INSERT INTO name_parts (part, user_id) VALUES",
        " ON DUPLICATE KEY UPDATE user_id = VALUES(user_id)", // parts that only look different
        pairs(come));
    gone.putAll(come);
    return gone.size();
  }

  /** Deletes what is held of the names of these users; returns of how many there was something. */
  public int deleteByUsers(Collection<Long> users) {
    Map<Long, String> held = forms("SELECT user_id AS id, form FROM named_users", "user_id", users);
    delete(held);
    return held.size();
  }

  private Map<Long, String> forms(String select, String id, Collection<Long> users) {
    Map<Long, String> forms = new LinkedHashMap<>();
    if (!users.isEmpty()) {
      List<Long> ids = Sql.padded(new TreeSet<>(users));
      sql.list(
              select + " WHERE " + id + " IN (" + Sql.placeholders(ids.size()) + ")",
              row -> Map.entry(row.getLong("id"), row.getString("form")),
              ids.toArray())
          .forEach(form -> forms.put(form.getKey(), form.getValue()));
    }
    return forms;
  }

  private void delete(Map<Long, String> forms) {
    if (forms.isEmpty()) {
      return;
    }
    List<Object[]> pairs = pairs(forms);
    for (int from = 0; from < pairs.size(); ) {
      int block = Sql.block(pairs.size() - from);
      // OR, because MariaDB uses no index for (part, user_id) IN (…)
      sql.update(
          "DELETE FROM name_parts WHERE (part = ? AND user_id = ?)"
              + " OR (part = ? AND user_id = ?)".repeat(block - 1),
          pairs.subList(from, from + block).stream().flatMap(Arrays::stream).toArray());
      from += block;
    }
    UserRows.delete(sql, "named_users", List.copyOf(forms.keySet()));
  }

  private static List<Object[]> pairs(Map<Long, String> forms) {
    List<Object[]> pairs = new ArrayList<>();
    forms.forEach(
        (user, form) -> NameParts.of(form).forEach(part -> pairs.add(new Object[] {part, user})));
    return pairs;
  }
}
