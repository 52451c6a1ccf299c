package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.service.users.PhoneCare.Freed;
import org.wxapplogin.service.users.ProfileCare.TakenDown;
import org.wxapplogin.service.users.UserCare;
import org.wxapplogin.service.users.WechatSessionCare.Reset;
import org.wxapplogin.web.admin.page.ConsoleServlet.Handler;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** The forms of the acts of care on a user's page. */
final class UserCareForms {
  /** The field of an undo: what was taken down. */
  static final String FIELD = "field";

  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final int ID_CHARS = 64;
  private static final int MARK_CHARS = 64;

  /** By which what the admin saw is known again. */
  private static final String SEEN = "seen";

  private final UserCare care;
  private final LateForms late;

  UserCareForms(UserCare care, LateForms late) {
    this.care = care;
    this.late = late;
  }

  /** What answers each form, by its address. */
  Map<String, Handler> handlers() {
    return Map.of(
        UserPageServlet.UNBIND_PHONE, this::unbindPhone,
        UserPageServlet.MOVE_PHONE, this::movePhone,
        UserPageServlet.UNDO_PHONE, this::undoPhone,
        UserPageServlet.TAKE_DOWN_NICKNAME, this::takeDownName,
        UserPageServlet.TAKE_DOWN_PICTURE, this::takeDownPicture,
        UserPageServlet.UNDO_TAKE_DOWN, this::undoTakeDown,
        UserPageServlet.RESET_SESSION_KEY, this::resetSessionKey);
  }

  private void unbindPhone(Visit visit) throws IOException {
    Freed freed = care.phones().unbind(visit.actor(), visit.id(), seen(visit), reason(visit));
    answer(visit, freed, freed == Freed.DONE ? Outcome.PHONE_UNBOUND : outcome(freed));
  }

  private void movePhone(Visit visit) throws IOException {
    String other = visit.field("user", ID_CHARS).strip();
    if (!ID.matcher(other).matches()) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "user", "is no id of a user");
    }
    long to = Long.parseLong(other);
    Freed moved = care.phones().move(visit.actor(), visit.id(), seen(visit), to, reason(visit));
    Outcome outcome = outcome(moved);
    if (outcome == Outcome.PHONE_NO_USER
        || outcome == Outcome.PHONE_OTHER_APP
        || outcome == Outcome.PHONE_HAS_PHONE) {
      throw visit.refused("user", visit.texts().text("flash." + outcome)); // the reason stays typed
    }
    answer(visit, moved, outcome);
  }

  private void answer(Visit visit, Freed freed, Outcome outcome) throws IOException {
    if (freed == Freed.DONE) {
      done(visit, Flash.of(outcome));
    } else {
      late.answer(visit, outcome);
    }
  }

  private static Outcome outcome(Freed moved) {
    return switch (moved) {
      case DONE -> Outcome.PHONE_MOVED;
      case NO_PHONE -> Outcome.UNCHANGED;
      case ANOTHER -> Outcome.PHONE_ANOTHER;
      case UNREADABLE -> Outcome.PHONE_UNREADABLE;
      case NO_USER -> Outcome.PHONE_NO_USER;
      case OTHER_APP -> Outcome.PHONE_OTHER_APP;
      case HAS_PHONE -> Outcome.PHONE_HAS_PHONE;
      case TAKEN -> Outcome.PHONE_TAKEN;
    };
  }

  private void undoPhone(Visit visit) {
    boolean undone = care.phones().undo(visit.actor(), visit.id());
    done(visit, Flash.of(undone ? Outcome.PHONE_GIVEN_BACK : Outcome.PHONE_GONE));
  }

  private void takeDownName(Visit visit) throws IOException {
    String instead = visit.field("instead", 2 * ProfileText.MAX_NAME);
    TakenDown taken =
        care.profiles()
            .takeDownName(visit.actor(), visit.id(), seen(visit), instead, reason(visit));
    answer(visit, taken, Outcome.NICKNAME_TAKEN, Field.NICKNAME);
  }

  private void takeDownPicture(Visit visit) throws IOException {
    TakenDown taken =
        care.profiles().takeDownPicture(visit.actor(), visit.id(), seen(visit), reason(visit));
    answer(visit, taken, Outcome.PICTURE_TAKEN, Field.PICTURE);
  }

  private static Optional<String> seen(Visit visit) throws IOException {
    return visit.form().optional(SEEN, MARK_CHARS);
  }

  private void answer(Visit visit, TakenDown taken, Outcome done, Field field) throws IOException {
    switch (taken) {
      case DONE -> done(visit, Flash.of(done).undoneBy(field.name()));
      case NOTHING -> late.answer(visit, Outcome.UNCHANGED);
      case ANOTHER -> late.answer(visit, Outcome.PROFILE_ANOTHER);
    }
  }

  private void undoTakeDown(Visit visit) throws IOException {
    String name = visit.field(FIELD, ID_CHARS);
    Field field =
        Arrays.stream(Field.values())
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> AppException.ofField(ErrorCode.BAD_ARGUMENT, FIELD, "is no such field"));
    boolean undone = care.profiles().undo(visit.actor(), visit.id(), field);
    done(visit, Flash.of(undone ? Outcome.PROFILE_GIVEN_BACK : Outcome.PROFILE_GONE));
  }

  private void resetSessionKey(Visit visit) throws ServletException, IOException {
    Optional<Reset> reset = care.wechat().reset(visit.actor(), visit.id());
    if (reset.isEmpty()) {
      visit.redirect(Paths.user(visit.id())); // which says what became of the user
      return;
    }
    done(
        visit,
        Flash.of(
            switch (reset.get()) {
              case DONE -> Outcome.SESSION_KEY_RESET;
              case NO_KEY -> Outcome.SESSION_KEY_NONE;
              case OVER -> Outcome.SESSION_KEY_OVER;
              case TOO_OFTEN -> Outcome.SESSION_KEY_TOO_OFTEN;
              case MISCONFIGURED -> Outcome.SESSION_KEY_MISCONFIGURED;
              case UNAVAILABLE -> Outcome.SESSION_KEY_UNAVAILABLE;
            }));
  }

  private static String reason(Visit visit) throws IOException {
    return visit.field("reason", Reason.MAX_CHARS).strip();
  }

  private static void done(Visit visit, Flash flash) {
    visit.redirect(Paths.user(visit.id()), flash);
  }
}
