package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.config.RetentionSettings;
import org.wxapplogin.dao.AvatarDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.LoginEventDao;
import org.wxapplogin.dao.SessionDao;
import org.wxapplogin.dao.SessionKeyDao;
import org.wxapplogin.dao.UserChangeDao;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.dao.UserNoteDao;
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
    UserDao userDao = new UserDao();
    UserChangeDao changeDao = new UserChangeDao();
    LoginEventDao eventDao = new LoginEventDao();
    SessionDao sessionDao = new SessionDao();
    SessionKeyDao keyDao = new SessionKeyDao();
    AvatarDao avatarDao = new AvatarDao();
    UserNoteDao noteDao = new UserNoteDao();

    users = new UserService(db, userDao, changeDao);
    exports =
        new PersonalDataService(
            db,
            userDao,
            sessionDao,
            eventDao,
            keyDao,
            changeDao,
            avatarDao,
            noteDao,
            limits,
            clock);
    cancellation = new Cancellation(db, userDao, sessionDao, ends, settings.coolingOff(), clock);
    deletion =
        new UserDeletion(
            userDao,
            sessionDao,
            eventDao,
            keyDao,
            changeDao,
            avatarDao,
            noteDao,
            settings.coolingOff());
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
