package org.wxapplogin.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.service.admin.AdminCsrf;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.service.users.PhoneSearch;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserBulk;
import org.wxapplogin.service.users.UserCsvExport;
import org.wxapplogin.service.users.UserListService;

/** The part of the object graph that only the admin pages use. */
public record ConsoleModule(
    AdminModule accounts,
    UserListService userList,
    PhoneSearch phoneSearch,
    UserCsvExport export,
    UserBulk bulk,
    EventQueries reads,
    UserActions acts,
    UserPageModule userPage,
    SystemModule system,
    Clock clock) {

  public AdminCsrf csrf() {
    return accounts.csrf();
  }

  public AdminSessionService sessions() {
    return accounts.sessions();
  }

  /**
   * @param app of which all but this is built
   * @param node names this node among the others
   */
  static ConsoleModule build(
      App app,
      Db db,
      Sealer sealer,
      KeyedHash hashes,
      Tokens tokens,
      RateLimits limits,
      Clock clock,
      SecureRandom random,
      String node) {
    List<String> appids = app.settings().apps().stream().map(AppSettings::appid).toList();
    UserListService userList = new UserListService(db, appids, clock);
    UserActions acts =
        new UserActions(db, app.sessions(), app.ends(), app.account().cancellation(), clock);
    return new ConsoleModule(
        AdminModule.build(
            db, app.settings().admin(), sealer, hashes, tokens, limits, clock, random),
        userList,
        new PhoneSearch(app.userData().phones()),
        new UserCsvExport(db, userList, clock),
        new UserBulk(db, acts),
        new EventQueries(db),
        acts,
        UserPageModule.build(app, db, clock),
        SystemModule.build(db, app.settings().shown(), node, clock),
        clock);
  }
}
