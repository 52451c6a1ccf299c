package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.events.AuditRow;
import org.wxapplogin.web.admin.events.LoginRow;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything user.jsp shows, already as text.
 *
 * @param title for the tab
 * @param acts empty for those who may only look; so is care
 */
public record UserDetailPage(
    String title,
    Person user,
    String level,
    UserFacts facts,
    UserPerson samePerson,
    String zone,
    List<Device> devices,
    List<LoginRow> logins,
    List<NoteRow> notes,
    List<ConsentRow> consents,
    List<ChangeRow> changes,
    List<AuditRow> audit,
    Optional<BanPanel> ban,
    Optional<Acts> acts,
    Optional<CarePanel> care,
    List<TextTemplate> templates,
    Optional<Notice> notice) {

  /** A signed-in device; {@code id} names it in the form that signs it out. */
  public record Device(String id, String name, String ip, Time since, Time seen) {}

  /** What can be done. */
  public record Acts(
      List<Option> levels,
      boolean disable,
      boolean enable,
      boolean restore,
      boolean delete,
      BanForm ban,
      boolean banOpen) {}

  /**
   * @param shown the phone number, where it was just revealed
   * @param ban the form of a ban
   * @param typed whether somebody has filled it in
   * @param templates to pick from in its fields and in a note
   */
  static UserDetailPage of(
      UserDetail detail,
      Actor by,
      Optional<Phone> shown,
      BanForm ban,
      boolean typed,
      List<TextTemplate> templates,
      Optional<Notice> notice,
      Texts texts) {
    User user = detail.user();
    Person person = Person.of(user, texts);
    return new UserDetailPage(
        texts.format("user.title", person.nameForTitle()),
        person,
        texts.text("level." + user.level()),
        UserFacts.of(detail, by.mayAct(), shown, texts),
        UserPerson.of(detail, by.mayAct(), texts),
        texts.zoneNote(user.lastLoginAt()),
        detail.devices().stream().map(session -> device(session, texts)).toList(),
        detail.logins().stream().map(row -> LoginRow.of(row.event(), texts)).toList(),
        detail.notes().stream().map(note -> NoteRow.of(note, by.admin().id(), texts)).toList(),
        detail.consents().stream().map(consent -> ConsentRow.of(consent, texts)).toList(),
        detail.changes().stream().map(change -> ChangeRow.of(change, texts)).toList(),
        detail.acts().stream().map(row -> AuditRow.of(row.event(), texts)).toList(),
        detail.ban().map(known -> BanPanel.of(known, texts)),
        by.mayAct()
            ? Optional.of(acts(detail, by.mayDelete(), ban, typed, texts))
            : Optional.empty(),
        by.mayAct() ? Optional.of(CarePanel.of(detail, texts)) : Optional.empty(),
        templates,
        notice);
  }

  private static Device device(Session session, Texts texts) {
    return new Device(
        session.family(),
        texts.device(session.device()),
        session.ip(),
        texts.time(session.createdAt()),
        texts.time(session.seenAt()));
  }

  private static Acts acts(
      UserDetail detail, boolean mayDelete, BanForm ban, boolean typed, Texts texts) {
    User user = detail.user();
    return new Acts(
        Levels.options(Optional.of(user.level()), texts),
        user.status() == UserStatus.ACTIVE,
        user.status() == UserStatus.DISABLED,
        detail.deletedAt().isPresent(),
        mayDelete,
        ban,
        typed);
  }
}
