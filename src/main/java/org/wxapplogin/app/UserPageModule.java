package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.dao.Db;
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
    return new UserPageModule(
        new UserPageQuery(db, phones, app.sessions(), app.account().cancellation()),
        new UserNotes(db, clock),
        new PhoneReveals(db, phones, clock),
        new UserErasure(db, app.ends(), app.account().deletion(), clock));
  }
}
