package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice.Undo;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;

/** How an act on a user is taken back; offered only while that would do something. */
final class UserUndo {
  private UserUndo() {}

  static Optional<Undo> of(Flash flash, User user, Actor by) {
    if (!by.mayAct()) {
      return Optional.empty();
    }
    if (flash.is(Outcome.DISABLED) && user.status() == UserStatus.DISABLED) {
      return Optional.of(Undo.by(Paths.of(UserPageServlet.ENABLE, user.id())));
    }
    if (flash.is(Outcome.ENABLED) && user.status() == UserStatus.ACTIVE) {
      return Optional.of(undoBan(flash, user));
    }
    if (flash.is(Outcome.BAN_CHANGED) && user.status() == UserStatus.DISABLED) {
      return Optional.of(undoBan(flash, user));
    }
    if (flash.is(Outcome.PERSON_LINKED) || flash.is(Outcome.PERSON_UNLINKED)) {
      return Optional.of(flash.undo())
          .filter(given -> user.person().equals(Optional.of(given)))
          .map(given -> new Input.Field(UserPersonForms.GIVEN, given))
          .map(given -> Undo.by(Paths.of(UserPageServlet.UNDO_PERSON, user.id()), given));
    }
    if (flash.is(Outcome.PHONE_UNBOUND) || flash.is(Outcome.PHONE_MOVED)) {
      return user.sealedPhone().isPresent()
          ? Optional.empty()
          : Optional.of(Undo.by(Paths.of(UserPageServlet.UNDO_PHONE, user.id())));
    }
    if (flash.is(Outcome.NICKNAME_TAKEN) || flash.is(Outcome.PICTURE_TAKEN)) {
      Input.Field field = new Input.Field(UserCareForms.FIELD, flash.undo());
      return Optional.of(Undo.by(Paths.of(UserPageServlet.UNDO_TAKE_DOWN, user.id()), field));
    }
    return Levels.of(flash.undo())
        .filter(before -> flash.is(Outcome.LEVEL_SET) && before != user.level())
        .map(before -> new Input.Field("level", flash.undo()))
        .map(level -> Undo.by(Paths.of(UserPageServlet.LEVEL, user.id()), level));
  }

  private static Undo undoBan(Flash flash, User user) {
    Input.Field mark = new Input.Field(UserBanForms.MARK, flash.undo());
    return Undo.by(Paths.of(UserPageServlet.UNDO_BAN, user.id()), mark);
  }
}
