package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.HeldRows;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** Asks whether a user shall be deleted, and deletes them. */
final class UserDeletePages {
  /** As long as an id or a nickname can be. */
  private static final int MAX_TYPED = 64;

  private final UserErasure erasure;

  UserDeletePages(UserErasure erasure) {
    this.erasure = erasure;
  }

  void ask(Visit visit, User user, boolean mistyped) throws ServletException, IOException {
    HeldRows held = erasure.holdings(visit.actor(), user.id()).orElseThrow();
    if (mistyped) {
      visit.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    visit.show("user-delete", UserDeletePage.of(user, held, mistyped, visit.texts()));
  }

  /** Deletes the user if that is what was typed, else asks again. */
  void delete(Visit visit, User user) throws ServletException, IOException {
    try {
      erasure.erase(visit.actor(), user.id(), visit.field("confirm", MAX_TYPED).strip());
    } catch (AppException e) {
      if (e.code() != ErrorCode.BAD_VALUE) {
        throw e;
      }
      ask(visit, user, true);
      return;
    }
    visit.redirect(Paths.user(user.id()));
  }
}
