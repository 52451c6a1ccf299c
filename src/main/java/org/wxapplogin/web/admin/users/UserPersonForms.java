package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.service.person.PersonActions;
import org.wxapplogin.service.person.PersonActions.Linked;
import org.wxapplogin.web.admin.page.ConsoleServlet.Handler;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** The forms on a user's page by which an admin says who is the same person. */
final class UserPersonForms {
  /** The field of an undo: the person that the act to undo gave. */
  static final String GIVEN = "person";

  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final int PERSON_CHARS = 32;

  private final PersonActions actions;
  private final LateForms late;

  UserPersonForms(PersonActions actions, LateForms late) {
    this.actions = actions;
    this.late = late;
  }

  /** What answers each form, by its address. */
  Map<String, Handler> handlers() {
    return Map.of(
        UserPageServlet.LINK_PERSON, this::link,
        UserPageServlet.UNLINK_PERSON, this::unlink,
        UserPageServlet.UNDO_PERSON, this::undo,
        UserPageServlet.CLEAR_PERSON_DOUBT, this::clearDoubt);
  }

  private void link(Visit visit) throws IOException {
    String other = visit.field("user", 2 * PERSON_CHARS).strip();
    if (!ID.matcher(other).matches()) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "user", "is no id of a user");
    }
    Linked linked = actions.link(visit.actor(), visit.id(), Long.parseLong(other), reason(visit));
    Outcome outcome =
        switch (linked.how()) {
          case DONE -> Outcome.PERSON_LINKED;
          case ALREADY -> Outcome.UNCHANGED;
          case NO_USER -> Outcome.PERSON_NO_USER;
          case NO_PERSON -> Outcome.PERSON_NONE;
        };
    if (outcome == Outcome.PERSON_NO_USER || outcome == Outcome.PERSON_NONE) {
      throw visit.refused("user", visit.texts().text("flash." + outcome)); // the reason stays typed
    }
    if (outcome == Outcome.UNCHANGED) {
      late.answer(visit, outcome);
    } else {
      done(visit, Flash.of(outcome).undoneBy(linked.person().orElse("")));
    }
  }

  private void unlink(Visit visit) throws IOException {
    Optional<String> own = actions.unlink(visit.actor(), visit.id(), reason(visit));
    if (own.isEmpty()) {
      late.answer(visit, Outcome.UNCHANGED);
    } else {
      done(visit, Flash.of(Outcome.PERSON_UNLINKED).undoneBy(own.get()));
    }
  }

  private void undo(Visit visit) throws IOException {
    String given = visit.field(GIVEN, PERSON_CHARS);
    boolean undone = actions.undo(visit.actor(), visit.id(), given);
    done(visit, Flash.of(undone, Outcome.PERSON_UNDONE));
  }

  private void clearDoubt(Visit visit) {
    boolean cleared = actions.clearDoubt(visit.actor(), visit.id());
    done(visit, Flash.of(cleared, Outcome.PERSON_DOUBT_CLEARED));
  }

  private static String reason(Visit visit) throws IOException {
    return visit.field("reason", Reason.MAX_CHARS).strip();
  }

  private static void done(Visit visit, Flash flash) {
    visit.redirect(Paths.user(visit.id()), flash);
  }
}
