package org.wxapplogin.web.admin.admins;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything account.jsp shows, already as text.
 *
 * @param apps the AppIDs of those that the admin is held to; none for all
 * @param codesLeft how many recovery codes are left, as a sentence; empty without a second step
 */
public record AccountPage(
    String name,
    Avatar avatar,
    String role,
    List<String> apps,
    boolean totp,
    String codesLeft,
    List<Session> sessions,
    boolean hasOthers,
    String zone,
    Optional<Notice> notice) {

  /** One signed-in browser; {@code id} names it in the form that ends it. */
  public record Session(
      String id, String browser, String ip, Time since, Time seen, boolean current) {}

  static AccountPage of(
      AdminAccess access,
      List<AdminSession> sessions,
      int codesLeft,
      Optional<Notice> notice,
      Texts texts) {
    String name = access.admin().name();
    boolean totp = access.account().totp();
    return new AccountPage(
        name,
        Avatar.of(access.admin().id(), name),
        texts.text("role." + access.admin().role()),
        access.admin().apps().apps(),
        totp,
        totp ? texts.format("account.codes-left", codesLeft) : "",
        sessions.stream().map(one -> session(one, access, texts)).toList(),
        sessions.size() > 1,
        texts.zoneNote(sessions.stream().map(AdminSession::seenAt)),
        notice);
  }

  private static Session session(AdminSession session, AdminAccess access, Texts texts) {
    return new Session(
        session.id(),
        BrowserName.of(session.browser(), texts),
        texts.address(session.ip()),
        texts.time(session.createdAt()),
        texts.time(session.seenAt()),
        session.id().equals(access.session().id()));
  }
}
