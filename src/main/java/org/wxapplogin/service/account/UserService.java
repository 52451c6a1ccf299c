package org.wxapplogin.service.account;

import java.util.List;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.UserChangeDao;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;

/** What a signed-in user may ask of their own data. Thread-safe. */
public final class UserService {
  private static final int MOST = 100;

  private final Db db;
  private final UserDao users;
  private final UserChangeDao changes;

  public UserService(Db db, UserDao users, UserChangeDao changes) {
    this.db = db;
    this.users = users;
    this.changes = changes;
  }

  /** The users of all apps who are one person: shown together, never merged. */
  public List<User> ofUnionid(String unionid) {
    return db.read(tx -> users.findByUnionid(tx, unionid, MOST));
  }

  /** What changed about who a user is, the newest first. */
  public List<UserChange> changes(long userId) {
    return db.read(tx -> changes.findByUser(tx, userId, MOST));
  }

  /**
   * The user a good session belongs to.
   *
   * @throws AppException with {@link ErrorCode#SIGN_IN} if they were deleted a moment ago
   */
  public User get(long userId) {
    return db.read(tx -> users.findById(tx, userId))
        .orElseThrow(() -> new AppException(ErrorCode.SIGN_IN, "the user is gone"));
  }
}
