package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.LateForm;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * Answers forms into which something was typed and which came too late: the user's page as it is
 * now says what has changed and who was quicker, and what was typed is on it still.
 */
final class LateForms {
  private final UserPageQuery users;

  LateForms(UserPageQuery users) {
    this.users = users;
  }

  /**
   * @param nothing why nothing was done
   */
  void answer(Visit visit, Outcome nothing) throws IOException {
    Flash flash = Flash.of(nothing);
    Optional<AppException> late = LateForm.of(visit, sentence(visit, flash));
    if (late.isPresent()) {
      throw late.get();
    }
    visit.redirect(Paths.user(visit.id()), flash);
  }

  private String sentence(Visit visit, Flash flash) {
    return users
        .user(visit.actor(), visit.id())
        .map(detail -> UserNotice.of(flash, detail, visit.actor(), visit.texts()))
        .orElseGet(() -> flash.notice(Optional.empty(), visit.texts()))
        .text();
  }
}
