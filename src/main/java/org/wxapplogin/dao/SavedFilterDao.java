package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.SavedFilter;

/** SQL for the saved_filters table. */
public final class SavedFilterDao {
  private final Statements sql;

  SavedFilterDao(Statements sql) {
    this.sql = sql;
  }

  /** The filters that an admin has of a list, in the order in which they were saved. */
  public List<SavedFilter> find(long adminId, FilteredList of) {
    return sql.list(
        "SELECT id, name, query FROM saved_filters WHERE admin_id = ? AND of_list = ? ORDER BY id",
        row -> new SavedFilter(row.getLong("id"), row.getString("name"), row.getString("query")),
        adminId,
        of);
  }

  /** Fails with a duplicate key if the admin has a filter of this list with this name. */
  public void append(long adminId, FilteredList of, String name, String query, Instant now) {
    sql.update(
        "INSERT INTO saved_filters (admin_id, of_list, name, query, saved_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        adminId,
        of,
        name,
        query,
        now);
  }

  /** Likewise; whether there was such a filter of this admin, with another name. */
  public boolean rename(long adminId, long id, String name) {
    return sql.update(
            "UPDATE saved_filters SET name = ? WHERE id = ? AND admin_id = ?", name, id, adminId)
        == 1;
  }

  /** Whether there was such a filter of this admin. */
  public boolean delete(long adminId, long id) {
    return sql.update("DELETE FROM saved_filters WHERE id = ? AND admin_id = ?", id, adminId) == 1;
  }
}
