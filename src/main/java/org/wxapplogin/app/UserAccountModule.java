package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.config.RetentionSettings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.account.PersonalDataService;
import org.wxapplogin.service.account.UserDeletion;
import org.wxapplogin.service.account.UserService;
import org.wxapplogin.service.session.SessionEnds;

/** The part of {@link App} that shows users what is held on them, and lets them have it deleted. */
public final class UserAccountModule {
  private final UserService users;
  private final PersonalDataService exports;
  private final Cancellation cancellation;
  private final UserDeletion deletion;

  UserAccountModule(
      RetentionSettings settings, Db db, SessionEnds ends, RateLimits limits, Clock clock) {

    users = new UserService(db);
    exports = new PersonalDataService(db, limits, clock);
    cancellation = new Cancellation(db, ends, settings.coolingOff(), clock);
    deletion = new UserDeletion(settings.coolingOff());
  }

  public UserService users() {
    return users;
  }

  public PersonalDataService exports() {
    return exports;
  }

  public Cancellation cancellation() {
    return cancellation;
  }

  UserDeletion deletion() {
    return deletion;
  }
}
