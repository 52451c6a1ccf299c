package org.wxapplogin.service.account;

import java.util.List;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;

/** What signed-in users may ask about themselves. Thread-safe. */
public final class UserService {
  private static final int MOST = 100;

  private final Db db;

  public UserService(Db db) {
    this.db = db;
  }

  /** The users, across all apps, of one person: shown together, never merged. */
  public List<User> ofUnionid(String unionid) {
    return db.read(tx -> tx.users().findByUnionid(unionid, MOST));
  }

  /** What changed about a user's identity, the newest first. */
  public List<UserChange> changes(long userId) {
    return db.read(tx -> tx.userChanges().findByUser(userId, MOST));
  }

  /**
   * The user of a valid session.
   *
   * @throws AppException with {@link ErrorCode#SIGN_IN} if they were deleted a moment ago
   */
  public User get(long userId) {
    return db.read(tx -> tx.users().findById(userId))
        .orElseThrow(() -> new AppException(ErrorCode.SIGN_IN, "the user is gone"));
  }
}
