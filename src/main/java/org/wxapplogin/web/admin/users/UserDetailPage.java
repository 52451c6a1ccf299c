package org.wxapplogin.web.admin.users;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.events.AuditLinks;
import org.wxapplogin.web.admin.events.AuditRow;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Names;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything user.jsp shows, already as text.
 *
 * @param title for the tab
 * @param loginsHref all login events of this user
 * @param auditHref all that admins did to this user
 * @param acts empty for who may only look
 */
public record UserDetailPage(
    String title,
    String id,
    Avatar avatar,
    String name,
    boolean named,
    String status,
    String statusTone,
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
    List<Acts> acts,
    FlashNote flash) {

  /** A signed-in device; {@code id} names it in the form that signs it out. */
  public record Device(String id, String name, String ip, String ipHref, Time since, Time seen) {}

  /**
   * Where the forms lead, and what they offer.
   *
   * @param disableHref empty where there is nothing to disable; so are enableHref and restoreHref
   * @param deleteHref the page that asks whether; empty for who may not
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
      UserDetail detail,
      Actor by,
      Optional<Phone> shown,
      FlashNote flash,
      Messages messages,
      ZoneId zone) {
    User user = detail.user();
    long id = user.id();
    String name = Names.of(user, messages);
    return new UserDetailPage(
        messages.format("user.title", Names.forTitle(name)),
        messages.format("users.id", Long.toString(id)),
        Avatar.of(id, user.profile().nickName(), user.profile().avatarUrl()),
        name,
        !user.profile().nickName().isBlank(),
        messages.text("status." + user.status()),
        user.status().name().toLowerCase(Locale.ROOT),
        messages.text("level." + user.level()),
        UserFacts.of(detail, by.mayAct(), shown, messages, zone),
        Time.zoneNote(messages, zone, user.lastLoginAt()),
        detail.devices().stream().map(session -> device(session, messages, zone)).toList(),
        detail.logins().stream().map(row -> LoginRow.of(row.event(), messages, zone)).toList(),
        LoginLinks.ofUser(id),
        detail.notes().stream().map(note -> NoteRow.of(note, by.admin().id(), zone)).toList(),
        detail.changes().stream().map(change -> ChangeRow.of(change, messages, zone)).toList(),
        detail.acts().stream().map(row -> AuditRow.of(row.event(), messages, zone)).toList(),
        AuditLinks.ofUser(id),
        by.mayAct() ? List.of(acts(user, by.mayDelete(), messages)) : List.of(),
        flash);
  }

  private static Device device(Session session, Messages messages, ZoneId zone) {
    return new Device(
        session.id(),
        session.device().isBlank() ? messages.text("device.unnamed") : session.device(),
        session.ip(),
        LoginLinks.ofIp(session.ip()),
        Time.of(session.createdAt(), zone),
        Time.of(session.seenAt(), zone));
  }

  private static Acts acts(User user, boolean mayDelete, Messages messages) {
    long id = user.id();
    UserStatus status = user.status();
    return new Acts(
        status == UserStatus.ACTIVE ? UserPaths.act(id, UserPaths.Act.DISABLE) : "",
        status == UserStatus.DISABLED ? UserPaths.act(id, UserPaths.Act.ENABLE) : "",
        status == UserStatus.CANCELLED ? UserPaths.act(id, UserPaths.Act.RESTORE) : "",
        UserPaths.act(id, UserPaths.Act.LEVEL),
        UserPaths.act(id, UserPaths.Act.END_DEVICE),
        UserPaths.act(id, UserPaths.Act.END_ALL),
        UserPaths.act(id, UserPaths.Act.ADD_NOTE),
        UserPaths.act(id, UserPaths.Act.DELETE_NOTE),
        mayDelete ? UserPaths.act(id, UserPaths.Act.DELETE) : "",
        Arrays.stream(UserLevel.values())
            .map(
                level ->
                    new Option(
                        Integer.toString(level.number()),
                        messages.text("level." + level),
                        level == user.level()))
            .toList(),
        UserActions.MAX_REASON,
        UserNote.MAX_CHARS);
  }
}
