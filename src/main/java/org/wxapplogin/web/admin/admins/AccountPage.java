package org.wxapplogin.web.admin.admins;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything account.jsp shows, already as text.
 *
 * @param codesLeft the sentence that tells how many recovery codes are left; empty where there are
 *     none to have
 */
public record AccountPage(
    String title,
    String name,
    Avatar avatar,
    String role,
    boolean totp,
    String codesLeft,
    List<Session> sessions,
    boolean hasOthers,
    String zone,
    Told told) {

  /** One signed-in browser; {@code id} names it in the form that ends it. */
  public record Session(
      String id, String browser, String ip, Time since, Time seen, boolean current) {}

  static AccountPage of(
      AdminAccess access,
      List<AdminSession> sessions,
      int codesLeft,
      Optional<Flash> flash,
      Messages messages,
      ZoneId zone) {
    String name = access.admin().name();
    boolean totp = access.account().totp();
    return new AccountPage(
        messages.text("account.title"),
        name,
        Avatar.of(access.admin().id(), name, ""),
        messages.text("role." + access.admin().role()),
        totp,
        totp ? messages.format("account.codes-left", codesLeft) : "",
        sessions.stream().map(one -> session(one, access, messages, zone)).toList(),
        sessions.size() > 1,
        Time.zoneNote(
            messages, zone, sessions.isEmpty() ? Instant.EPOCH : sessions.get(0).seenAt()),
        Told.of(flash, messages));
  }

  private static Session session(
      AdminSession session, AdminAccess access, Messages messages, ZoneId zone) {
    return new Session(
        session.id(),
        BrowserName.of(session.browser(), messages),
        session.ip(),
        Time.of(session.createdAt(), zone),
        Time.of(session.seenAt(), zone),
        session.id().equals(access.session().id()));
  }
}
