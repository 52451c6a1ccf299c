package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.service.users.UserErasure.Erasable;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** Asks whether a user shall be deleted, and deletes them. */
final class UserDeletePages {
  /** As long as an id or a nickname can be; a character may be two UTF-16 units. */
  private static final int MAX_TYPED = 2 * ProfileText.MAX_NAME;

  private final UserErasure erasure;

  UserDeletePages(UserErasure erasure) {
    this.erasure = erasure;
  }

  /** Asks about the user in the path; false if there is none. */
  boolean ask(Visit visit) throws ServletException, IOException {
    Optional<Erasable> found = erasure.find(visit.actor(), visit.id());
    if (found.isPresent()) {
      show(visit, found.get(), false);
    }
    return found.isPresent();
  }

  /** Deletes the user if that is what was typed, else asks again. */
  void delete(Visit visit) throws ServletException, IOException {
    Optional<Erasable> found = erasure.find(visit.actor(), visit.id());
    try {
      if (found.isPresent()) {
        erasure.erase(visit.actor(), visit.id(), visit.field("confirm", MAX_TYPED).strip());
      }
      visit.redirect(Paths.user(visit.id()));
    } catch (AppException e) {
      if (e.code() != ErrorCode.BAD_VALUE) {
        throw e;
      }
      visit.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
      show(visit, found.get(), true);
    }
  }

  private static void show(Visit visit, Erasable user, boolean mistyped)
      throws ServletException, IOException {
    visit.show("user-delete", UserDeletePage.of(user, mistyped, visit.texts()));
  }
}
