package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.person.PersonActions;
import org.wxapplogin.service.users.PhoneReveals;
import org.wxapplogin.service.users.TextTemplates;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserCare;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.service.users.UserNotes;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.service.users.UserTimeline;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/users/{id}}: one user. {@code POST /admin/users/{id}/{act}}: does something to
 * them and leads back to the page, which tells what became of it; of a phone number that was asked
 * for, the number, once.
 */
public final class UserPageServlet extends ConsoleServlet {
  public static final String PATH = Paths.USER;
  public static final String DISABLE = PATH + "/disable";
  public static final String CHANGE_BAN = PATH + "/change-ban";
  public static final String ENABLE = PATH + "/enable";
  public static final String UNDO_BAN = PATH + "/undo-ban";
  public static final String RESTORE = PATH + "/restore";
  public static final String LEVEL = PATH + "/level";
  public static final String END_DEVICE = PATH + "/end-device";
  public static final String END_ALL = PATH + "/end-all";
  public static final String ADD_NOTE = PATH + "/add-note";
  public static final String DELETE_NOTE = PATH + "/delete-note";
  public static final String REVEAL_PHONE = PATH + "/reveal-phone";
  public static final String LINK_PERSON = PATH + "/link-person";
  public static final String UNLINK_PERSON = PATH + "/unlink-person";
  public static final String UNDO_PERSON = PATH + "/undo-person";
  public static final String CLEAR_PERSON_DOUBT = PATH + "/clear-person-doubt";
  public static final String UNBIND_PHONE = PATH + "/unbind-phone";
  public static final String MOVE_PHONE = PATH + "/move-phone";
  public static final String UNDO_PHONE = PATH + "/undo-phone";
  public static final String TAKE_DOWN_NICKNAME = PATH + "/take-down-nickname";
  public static final String TAKE_DOWN_PICTURE = PATH + "/take-down-picture";
  public static final String UNDO_TAKE_DOWN = PATH + "/undo-take-down";
  public static final String RESET_SESSION_KEY = PATH + "/reset-session-key";
  public static final String MAKE_DATA_LINK = PATH + "/make-data-link";
  public static final String REVOKE_DATA_LINK = PATH + "/revoke-data-link";
  public static final String DELETE = PATH + "/delete";

  private static final int DEVICE_CHARS = 32;
  private static final int ID_CHARS = 18;

  private final transient UserPageQuery users;
  private final transient UserActions actions;
  private final transient UserNotes notes;
  private final transient PhoneReveals phones;
  private final transient TextTemplates templates;
  private final transient UserDeletePages deletion;
  private final transient UserTimelinePages timeline;
  private final transient UserDataForms data;
  private final transient LateForms late;
  private final transient Map<String, Handler> acts;

  public UserPageServlet(
      Console console,
      UserPageQuery users,
      UserActions actions,
      UserNotes notes,
      PhoneReveals phones,
      PersonActions persons,
      UserErasure erasure,
      UserCare care,
      UserTimeline timeline,
      TextTemplates templates) {
    super(console);
    this.users = users;
    this.actions = actions;
    this.notes = notes;
    this.phones = phones;
    this.templates = templates;
    this.deletion = new UserDeletePages(erasure);
    this.timeline = new UserTimelinePages(timeline);
    this.data = new UserDataForms(care.data());
    this.late = new LateForms(users);
    this.acts = acts(persons, care);
  }

  private Map<String, Handler> acts(PersonActions persons, UserCare care) {
    Map<String, Handler> all =
        new HashMap<>(
            Map.of(
                RESTORE, this::restore,
                LEVEL, this::setLevel,
                END_DEVICE, this::endDevice,
                END_ALL, this::endAll,
                ADD_NOTE, this::addNote,
                DELETE_NOTE, this::deleteNote,
                REVEAL_PHONE, this::revealPhone,
                DELETE, this::delete));
    all.putAll(new UserPersonForms(persons, late).handlers());
    all.putAll(new UserCareForms(care, late).handlers());
    all.putAll(data.handlers());
    all.putAll(new UserBanForms(actions, users, this::showAgain, late).handlers());
    return Map.copyOf(all);
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    String address = visit.address();
    if (address.equals(PATH)) {
      show(visit);
    } else if (address.equals(DELETE)) {
      if (!deletion.ask(visit)) {
        showGone(visit);
      }
    } else if (address.equals(UserTimelinePages.PATH)) {
      if (!timeline.show(visit)) {
        showGone(visit);
      }
    } else if (address.equals(MAKE_DATA_LINK)) {
      data.show(visit);
    } else if (acts.containsKey(address)) {
      // A page that answered a form has this address: switching the language asks for it with GET.
      visit.redirect(Paths.user(visit.id()));
    } else {
      visit.notFound();
    }
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void restore(Visit visit) {
    boolean restored = actions.restore(visit.actor(), visit.id());
    boolean disabled = status(visit).filter(UserStatus.DISABLED::equals).isPresent();
    Outcome done = disabled ? Outcome.RESTORED_DISABLED : Outcome.RESTORED;
    done(visit, Flash.of(restored ? done : notRestored(visit)));
  }

  /** Why nothing was brought back: if the user has cancelled, it is too late. */
  private Outcome notRestored(Visit visit) {
    return status(visit).filter(UserStatus.CANCELLED::equals).isPresent()
        ? Outcome.TOO_LATE
        : Outcome.UNCHANGED;
  }

  private Optional<UserStatus> status(Visit visit) {
    return users.user(visit.actor(), visit.id()).map(found -> found.user().status());
  }

  private void setLevel(Visit visit) throws IOException {
    Optional<UserLevel> before =
        actions.setLevel(visit.actor(), visit.id(), Levels.chosen(visit.form()));
    String was = before.map(level -> Integer.toString(level.number())).orElse("");
    done(visit, Flash.of(before.isPresent(), Outcome.LEVEL_SET).undoneBy(was));
  }

  private void endDevice(Visit visit) throws IOException {
    String device = visit.form().required("device", DEVICE_CHARS);
    boolean ended = actions.endDevice(visit.actor(), visit.id(), device);
    done(visit, Flash.of(ended, Outcome.DEVICE_ENDED));
  }

  private void endAll(Visit visit) {
    boolean ended = actions.endAll(visit.actor(), visit.id());
    done(visit, Flash.of(ended, Outcome.ALL_ENDED));
  }

  private void addNote(Visit visit) throws IOException {
    // Twice: a character may be two UTF-16 units, and browsers send the end of a line as two.
    String text = templates.filledIn(visit.field("note", 2 * UserNote.MAX_CHARS), template(visit));
    if (notes.add(visit.actor(), visit.id(), text)) {
      done(visit, Flash.of(Outcome.NOTE_ADDED));
    } else {
      late.answer(visit, Outcome.UNCHANGED);
    }
  }

  /** The template that was chosen where no script has put it into the note. */
  private static long template(Visit visit) throws IOException {
    String id = visit.field("template", ID_CHARS);
    return id.matches("\\d+") ? Long.parseLong(id) : 0;
  }

  private void deleteNote(Visit visit) throws IOException {
    String note = visit.form().required("note", ID_CHARS);
    if (!note.matches("\\d+")) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "note", "is no id of a note");
    }
    boolean deleted = notes.delete(visit.actor(), visit.id(), Long.parseLong(note));
    done(visit, Flash.of(deleted, Outcome.NOTE_DELETED));
  }

  private void revealPhone(Visit visit) {
    if (phones.reveal(visit.access(), visit.actor(), visit.id())) {
      done(visit, Flash.of(Outcome.PHONE_SHOWN));
    } else {
      visit.redirect(Paths.user(visit.id()));
    }
  }

  private void delete(Visit visit) throws ServletException, IOException {
    deletion.delete(visit);
  }

  private static void done(Visit visit, Flash flash) {
    visit.redirect(Paths.user(visit.id()), flash);
  }

  private void show(Visit visit) throws ServletException, IOException {
    Optional<Flash> left = visit.flash(Paths.user(visit.id()));
    Optional<Phone> revealed =
        left.filter(flash -> flash.is(Outcome.PHONE_SHOWN))
            .flatMap(flash -> phones.take(visit.access(), visit.id()));
    show(visit, revealed, left, Optional.empty());
  }

  /** With what was typed into the form of a ban. */
  private void showAgain(Visit visit, BanForm typed, boolean unchanged)
      throws ServletException, IOException {
    Optional<Flash> flash = Optional.of(Flash.of(Outcome.UNCHANGED)).filter(any -> unchanged);
    show(visit, Optional.empty(), flash, Optional.of(typed));
  }

  private void show(
      Visit visit, Optional<Phone> revealed, Optional<Flash> flash, Optional<BanForm> typed)
      throws ServletException, IOException {
    Optional<UserDetail> found = users.user(visit.actor(), visit.id());
    if (found.isEmpty()) {
      showGone(visit);
      return;
    }
    Actor by = visit.actor();
    Texts texts = visit.texts();
    UserDetail detail = found.get();
    Optional<Notice> notice = flash.map(left -> UserNotice.of(left, detail, by, texts));
    BanForm form =
        typed.orElseGet(() -> BanForm.of(BanInput.of(detail, texts), actions.now(), texts));
    visit.show(
        "user",
        UserDetailPage.of(
            detail, by, revealed, form, typed.isPresent(), templates.list(), notice, texts));
  }

  private void showGone(Visit visit) throws ServletException, IOException {
    Optional<AuditEvent> deletion = users.deletion(visit.id());
    if (deletion.isEmpty()) {
      visit.notFound("user", Paths.USERS, "gone.to-users");
      return;
    }
    visit.response().setStatus(HttpServletResponse.SC_GONE);
    visit.show("user-gone", UserGonePage.of(deletion.get(), visit.texts()));
  }
}
