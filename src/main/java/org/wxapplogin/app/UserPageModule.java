package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.dao.AuditDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.HeldRowsDao;
import org.wxapplogin.dao.LoginEventListDao;
import org.wxapplogin.dao.UserChangeDao;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.dao.UserNoteDao;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.PhoneReveals;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.service.users.UserNotes;
import org.wxapplogin.service.users.UserPageQuery;

/** What the page of one user shows and does, beside the acts that lists do too. */
public record UserPageModule(
    UserPageQuery reads, UserNotes notes, PhoneReveals phones, UserErasure erasure) {

  static UserPageModule build(App app, Db db, Clock clock) {
    Phones phones = app.userData().phones();
    UserDao users = new UserDao();
    UserNoteDao notes = new UserNoteDao();
    AuditDao audit = new AuditDao();
    return new UserPageModule(
        new UserPageQuery(
            db,
            users,
            new LoginEventListDao(),
            new UserChangeDao(),
            notes,
            audit,
            phones,
            app.sessions(),
            app.account().cancellation()),
        new UserNotes(db, users, notes, audit, clock),
        new PhoneReveals(db, users, phones, audit, clock),
        new UserErasure(
            db, users, new HeldRowsDao(), app.ends(), app.account().deletion(), audit, clock));
  }
}
