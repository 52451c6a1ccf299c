package org.wxapplogin.web.admin.events;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.ImportCounts;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * One act of an admin, a service or a command as a row of a table.
 *
 * @param who the name of whoever did it
 * @param kind what they are, if they are no admin; else empty
 * @param whoHref all that they did; empty for a name that no admin has
 */
public record AuditRow(
    Time at,
    String who,
    String kind,
    String whoHref,
    String act,
    String target,
    String targetHref,
    String detail,
    String ip) {

  public static AuditRow of(AuditEvent event, Texts texts) {
    return new AuditRow(
        texts.time(event.at()),
        who(event.by(), texts),
        switch (event.by().kind()) {
          case ADMIN, USER, SYSTEM -> "";
          case SERVICE, COMMAND -> texts.text("audit.kind." + event.by().kind());
        },
        whoHref(event.by()),
        texts.text("act." + event.act()),
        switch (event.target().kind()) {
          case USER -> texts.format("audit.user", Long.toString(event.target().id()));
          case ADMIN -> // 0 where somebody gave a name that no admin has
              event.target().id() == 0
                  ? ""
                  : texts.format("audit.of-admin", Long.toString(event.target().id()));
          case USER_LIST -> texts.text("users.title");
          case WEBHOOK -> texts.text("webhooks.title");
          case APP -> texts.text("apps.title");
          case TEMPLATES -> texts.text("templates.title");
          case REPORT -> texts.text("report.link");
        },
        switch (event.target().kind()) {
          case USER -> Paths.user(event.target().id());
          case ADMIN -> // what was done to them: their page is only for owners
              AuditLinks.ofAdmin(event.target().id());
          case USER_LIST -> Paths.USERS;
          case WEBHOOK -> Paths.WEBHOOKS;
          case APP -> Paths.APPS;
          case TEMPLATES -> Paths.TEMPLATES;
          case REPORT -> Paths.REPORT;
        },
        detail(event, texts),
        texts.address(event.by().ip()));
  }

  private static String who(AuditActor by, Texts texts) {
    if (by.kind() == AuditActor.Kind.SYSTEM) {
      return texts.text("audit.kind." + by.kind());
    }
    if (by.kind() == AuditActor.Kind.USER) {
      return texts.text("audit.themself");
    }
    return by.name().isEmpty() ? texts.text("audit.unknown-name") : by.name();
  }

  private static String whoHref(AuditActor by) {
    return switch (by.kind()) {
      case SERVICE, COMMAND, SYSTEM -> AuditLinks.by(new AuditQuery.Machine(by.kind(), by.name()));
      case USER -> "";
      case ADMIN -> by.adminId() == AuditActor.NO_ADMIN ? "" : AuditLinks.byAdmin(by.adminId());
    };
  }

  /** People's own words as they are; words of the code in the reader's language. */
  private static String detail(AuditEvent event, Texts texts) {
    return switch (event.act()) {
      case DISABLE_USER, CHANGE_BAN -> BanWords.of(event, texts);
      case SET_LEVEL -> values(event, "level.", texts);
      case SIGN_IN, SIGN_IN_REFUSED ->
          event.after().map(step -> texts.text("step." + step)).orElse("");
      case SET_ROLE, CREATE_ADMIN -> values(event, "role.", texts);
      case SET_ADMIN_APPS -> AppWords.ofAdmin(event, texts);
      case APPLY_PUSH, DISMISS_PUSH -> values(event, "push.", texts);
      case DECIDE_REVIEW, UNDO_REVIEW -> ReviewWords.of(event, texts);
      case MAKE_DATA_LINK -> DataLinkWords.of(event, texts);
      case END_DEVICE -> texts.device(event.detail());
      case EXPORT_USERS ->
          event.detail().isEmpty()
              ? texts.text("audit.everybody")
              : ExportWords.of(event.detail(), texts);
      case READ_PHONES ->
          texts.format("audit.phones-read", event.detail(), event.after().orElse(""));
      case SEARCH_PHONE, SEARCH_PHONE_END -> texts.format("audit.found", event.detail());
      case EXPORT_DONE, EXPORT_BROKEN_OFF -> texts.format("audit.rows", event.detail());
      case RESET_SESSION_KEY -> event.after().map(end -> texts.text("key-reset." + end)).orElse("");
      case UNBIND_PHONE, MOVE_PHONE, RECEIVE_PHONE, UNDO_PHONE -> CareDetail.of(event, texts);
      case IMPORT_DONE, IMPORT_BROKEN_OFF -> imported(event, texts);
      case ADD_APP, CHANGE_APP, STOP_APP, START_APP, MOVE_APP -> AppWords.of(event.detail(), texts);
      default -> event.detail();
    };
  }

  private static String imported(AuditEvent event, Texts texts) {
    return event
        .after()
        .flatMap(ImportCounts::parse)
        .map(
            done ->
                texts.format(
                    "audit.imported",
                    event.detail(),
                    Numbers.whole(done.added()),
                    Numbers.whole(done.filled()),
                    Numbers.whole(done.unchanged()),
                    Numbers.whole(done.bad())))
        .orElse(event.detail());
  }

  /** The name of whose value it is, if there is one, and the values from before to after. */
  private static String values(AuditEvent event, String prefix, Texts texts) {
    String values =
        Stream.of(event.before(), event.after())
            .flatMap(Optional::stream)
            .map(value -> texts.text(prefix + value))
            .collect(Collectors.joining(" → "));
    return Stream.of(event.detail(), values)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
