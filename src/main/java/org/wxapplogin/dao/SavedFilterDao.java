package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.SavedFilter;

/** SQL for the saved_filters table. */
public final class SavedFilterDao {
  private final Statements sql;

  SavedFilterDao(Statements sql) {
    this.sql = sql;
  }

  /** The filters of an admin, in the order in which they were saved. */
  public List<SavedFilter> findByAdmin(long adminId) {
    return sql.list(
        "SELECT id, name, query FROM saved_filters WHERE admin_id = ? ORDER BY id",
        row -> new SavedFilter(row.getLong("id"), row.getString("name"), row.getString("query")),
        adminId);
  }

  /** Fails with a duplicate key if the admin has a filter of this name. */
  public void append(long adminId, String name, String query, Instant now) {
    sql.update(
        "INSERT INTO saved_filters (admin_id, name, query, saved_at) VALUES (?, ?, ?, ?)",
        adminId,
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
