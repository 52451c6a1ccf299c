package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;

/** SQL that goes through all users by id, some at a time, so that no statement runs for long. */
public final class UserCsvDao {
  private final Statements sql;

  public UserCsvDao(Statements sql) {
    this.sql = sql;
  }

  /** The greatest id, or 0 if there are no users. */
  public long lastId() {
    return sql.list("SELECT COALESCE(MAX(id), 0) FROM users", row -> row.getLong(1)).get(0);
  }

  /**
   * The users with ids in a stretch who match a filter, by id; at most {@code most}.
   *
   * @param after the id before the stretch
   * @param last the id it ends with
   */
  public List<User> stretch(UserFilter filter, long after, long last, int most) {
    UserWhere where = UserSource.all(filter);
    where.and("id > ?", after).and("id <= ?", last);
    List<Object> args = new ArrayList<>(where.args());
    args.add(most);
    return sql.list(
        "SELECT "
            + UserMapper.COLUMNS
            + " FROM users FORCE INDEX (PRIMARY)"
            + where.sql()
            + " ORDER BY id LIMIT ?",
        UserMapper::map,
        args.toArray());
  }
}
