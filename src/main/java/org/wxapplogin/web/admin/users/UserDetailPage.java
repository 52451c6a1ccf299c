package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.events.AuditLinks;
import org.wxapplogin.web.admin.events.AuditRow;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything user.jsp shows, already as text.
 *
 * @param title for the tab
 * @param loginsHref all login events of this user
 * @param auditHref all that admins did to this user
 * @param acts empty for those who may only look
 */
public record UserDetailPage(
    String title,
    Person user,
    String level,
    UserFacts facts,
    String zone,
    List<Device> devices,
    List<LoginRow> logins,
    String loginsHref,
    List<NoteRow> notes,
    List<ChangeRow> changes,
    List<AuditRow> audit,
    String auditHref,
    Optional<Acts> acts,
    Optional<Notice> notice) {

  /** A signed-in device; {@code id} names it in the form that signs it out. */
  public record Device(String id, String name, String ip, String ipHref, Time since, Time seen) {}

  /**
   * Where the forms lead, and what they offer.
   *
   * @param disableHref empty where there is nothing to disable; so are enableHref and restoreHref
   * @param deleteHref the page that asks whether; empty for those who may not
   */
  public record Acts(
      String disableHref,
      String enableHref,
      String restoreHref,
      String levelHref,
      String endDeviceHref,
      String endAllHref,
      String addNoteHref,
      String deleteNoteHref,
      String deleteHref,
      List<Option> levels,
      int maxReason,
      int maxNote) {}

  /**
   * @param shown the phone number, where it was just revealed
   */
  static UserDetailPage of(
      UserDetail detail, Actor by, Optional<Phone> shown, Optional<Notice> notice, Texts texts) {
    User user = detail.user();
    long id = user.id();
    Person person = Person.of(user, texts);
    return new UserDetailPage(
        texts.format("user.title", person.nameForTitle()),
        person,
        texts.text("level." + user.level()),
        UserFacts.of(detail, by.mayAct(), shown, texts),
        texts.zoneNote(user.lastLoginAt()),
        detail.devices().stream().map(session -> device(session, texts)).toList(),
        detail.logins().stream().map(row -> LoginRow.of(row.event(), texts)).toList(),
        LoginLinks.ofUser(id),
        detail.notes().stream().map(note -> NoteRow.of(note, by.admin().id(), texts)).toList(),
        detail.changes().stream().map(change -> ChangeRow.of(change, texts)).toList(),
        detail.acts().stream().map(row -> AuditRow.of(row.event(), texts)).toList(),
        AuditLinks.ofUser(id),
        by.mayAct() ? Optional.of(acts(user, by.mayDelete(), texts)) : Optional.empty(),
        notice);
  }

  private static Device device(Session session, Texts texts) {
    return new Device(
        session.family(),
        session.device().isBlank() ? texts.text("device.unnamed") : session.device(),
        session.ip(),
        LoginLinks.ofIp(session.ip()),
        texts.time(session.createdAt()),
        texts.time(session.seenAt()));
  }

  private static Acts acts(User user, boolean mayDelete, Texts texts) {
    long id = user.id();
    UserStatus status = user.status();
    return new Acts(
        status == UserStatus.ACTIVE ? Paths.of(UserPageServlet.DISABLE, id) : "",
        status == UserStatus.DISABLED ? Paths.of(UserPageServlet.ENABLE, id) : "",
        status == UserStatus.CANCELLED ? Paths.of(UserPageServlet.RESTORE, id) : "",
        Paths.of(UserPageServlet.LEVEL, id),
        Paths.of(UserPageServlet.END_DEVICE, id),
        Paths.of(UserPageServlet.END_ALL, id),
        Paths.of(UserPageServlet.ADD_NOTE, id),
        Paths.of(UserPageServlet.DELETE_NOTE, id),
        mayDelete ? Paths.of(UserPageServlet.DELETE, id) : "",
        Levels.options(Optional.of(user.level()), texts),
        UserActions.MAX_REASON,
        UserNote.MAX_CHARS);
  }
}
