package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.web.admin.page.ConsoleServlet.Handler;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * The forms on a user's page that ban, change a ban and lift it. What was typed and cannot be done
 * is shown again.
 */
final class UserBanForms {
  /** The field of an undo: when the ban was lifted or changed, in milliseconds since 1970. */
  static final String MARK = "ban";

  private static final int MAX_MARK = 16;
  private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

  private final UserActions actions;
  private final UserPageQuery users;
  private final Page page;
  private final LateForms late;

  /** Shows the user's page. */
  interface Page {
    /**
     * @param form with what was typed
     * @param unchanged whether to say that somebody else was quicker, and who
     */
    void show(Visit visit, BanForm form, boolean unchanged) throws ServletException, IOException;
  }

  UserBanForms(UserActions actions, UserPageQuery users, Page page, LateForms late) {
    this.actions = actions;
    this.users = users;
    this.page = page;
    this.late = late;
  }

  /** What answers each form, by its address. */
  Map<String, Handler> handlers() {
    return Map.of(
        UserPageServlet.DISABLE,
        visit -> set(visit, false),
        UserPageServlet.CHANGE_BAN,
        visit -> set(visit, true),
        UserPageServlet.ENABLE,
        this::enable,
        UserPageServlet.UNDO_BAN,
        this::undo);
  }

  private void set(Visit visit, boolean change) throws ServletException, IOException {
    visit.actor().need(AdminRole.OPERATOR);
    Instant now = actions.now();
    BanInput in = BanInput.read(visit);
    BanTerms terms;
    try {
      terms = in.terms(now);
    } catch (AppException e) {
      visit.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
      page.show(visit, BanForm.of(in, Optional.of(e), now, visit.texts()), false);
      return;
    }
    Optional<Flash> done = change ? change(visit, terms) : ban(visit, terms);
    if (done.isPresent()) {
      done(visit, done.get());
    } else if (isCancelled(visit)) {
      late.answer(visit, Outcome.STAYS_CANCELLED);
    } else if (users.user(visit.actor(), visit.id()).isEmpty()) {
      late.answer(visit, Outcome.UNCHANGED);
    } else {
      page.show(visit, BanForm.of(in, now, visit.texts()), true);
    }
  }

  private Optional<Flash> ban(Visit visit, BanTerms terms) {
    return actions.disable(visit.actor(), visit.id(), terms)
        ? Optional.of(Flash.of(Outcome.DISABLED))
        : Optional.empty();
  }

  private Optional<Flash> change(Visit visit, BanTerms terms) {
    return actions
        .changeBan(visit.actor(), visit.id(), terms)
        .map(at -> Flash.of(Outcome.BAN_CHANGED).undoneBy(mark(at)));
  }

  private void enable(Visit visit) {
    Optional<Instant> lifted = actions.enable(visit.actor(), visit.id());
    boolean cancelled = isCancelled(visit);
    Outcome done = cancelled ? Outcome.ENABLED_CANCELLED : Outcome.ENABLED;
    Outcome not = cancelled ? Outcome.STAYS_CANCELLED : Outcome.UNCHANGED;
    done(
        visit,
        lifted.map(at -> Flash.of(done).undoneBy(cancelled ? "" : mark(at))).orElse(Flash.of(not)));
  }

  private void undo(Visit visit) throws IOException {
    String mark = visit.field(MARK, MAX_MARK);
    if (!MILLIS.matcher(mark).matches()) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, MARK, "is nothing to undo");
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(mark));
    done(visit, Flash.of(actions.undoBan(visit.actor(), visit.id(), at), Outcome.BAN_RESTORED));
  }

  private boolean isCancelled(Visit visit) {
    return users
        .user(visit.actor(), visit.id())
        .filter(found -> found.user().status() == UserStatus.CANCELLED)
        .isPresent();
  }

  private static String mark(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  private static void done(Visit visit, Flash flash) {
    visit.redirect(Paths.user(visit.id()), flash);
  }
}
