package org.wxapplogin.app;

import java.time.Clock;
import org.wxapplogin.dao.Db;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.AuditedLimit;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.events.EventLog;
import org.wxapplogin.service.users.EventQueries;
import org.wxapplogin.service.users.NameIndex;
import org.wxapplogin.service.users.PhoneCare;
import org.wxapplogin.service.users.PhoneReveals;
import org.wxapplogin.service.users.PhoneSearch;
import org.wxapplogin.service.users.ProfileCare;
import org.wxapplogin.service.users.ReviewQueue;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.service.users.TextTemplates;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserActs;
import org.wxapplogin.service.users.UserBulk;
import org.wxapplogin.service.users.UserCare;
import org.wxapplogin.service.users.UserCsvExport;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.service.users.UserFinder;
import org.wxapplogin.service.users.UserListService;
import org.wxapplogin.service.users.UserNotes;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.service.users.UserTimeline;
import org.wxapplogin.service.users.WechatSessionCare;

/**
 * How admins look at users and act on them.
 *
 * @param acts what admins and services do alike
 */
public record UsersModule(
    UserListService list,
    UserActs acts,
    PhoneSearch phoneSearch,
    UserFinder finder,
    NameIndex names,
    UserCsvExport csv,
    UserActions actions,
    UserBulk bulk,
    EventQueries events,
    UserPageQuery page,
    UserNotes notes,
    PhoneReveals phoneReveals,
    UserErasure erasure,
    UserCare care,
    UserTimeline timeline,
    ReviewQueue reviews,
    SavedFilters filters,
    TextTemplates templates) {

  static UsersModule build(
      Basics basics,
      Apps apps,
      SessionModule sessions,
      AccountModule account,
      WechatModule wechat) {
    Db db = basics.db();
    Clock clock = basics.clock();
    Phones phones = account.phones();
    AuditLog audit = basics.audit();
    ProfileCare profiles = new ProfileCare(db, audit, clock);
    AuditedLimit limit = new AuditedLimit(clock);

    UserListService list = new UserListService(db, apps::appids, clock);
    PhoneSearch phoneSearch = new PhoneSearch(db, phones, limit, audit);
    UserActs acts = new UserActs(sessions.ends(), sessions.bans(), audit, clock);
    UserActions actions =
        new UserActions(
            db,
            sessions.sessions(),
            sessions.ends(),
            account.cancellation(),
            audit,
            acts,
            sessions.bans(),
            clock);
    return new UsersModule(
        list,
        acts,
        phoneSearch,
        new UserFinder(db, list, phoneSearch),
        new NameIndex(db, basics.sharedJob(NameIndex.JOB), new EventLog(db), clock),
        new UserCsvExport(db, list, audit, clock),
        actions,
        new UserBulk(db, actions),
        new EventQueries(db),
        new UserPageQuery(db, phones, sessions.sessions(), account.cancellation(), clock),
        new UserNotes(db, audit, clock),
        new PhoneReveals(
            db, phones, limit, new OneTimeSecrets(db, basics.crypto().values(), clock), audit),
        new UserErasure(db, sessions.ends(), account.deletion(), audit, clock),
        new UserCare(
            new PhoneCare(db, phones, account.phoneRows(), audit, clock),
            profiles,
            new WechatSessionCare(db, wechat.sessionKeys(), audit),
            account.dataLinks()),
        new UserTimeline(db),
        new ReviewQueue(db, profiles, audit, basics.settings().userData().checkContent(), clock),
        new SavedFilters(db, clock),
        new TextTemplates(db, audit, clock));
  }
}
