package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * What became of the act before, on the page of a user.
 *
 * @param text empty where there was none
 * @param undoHref where a form undoes it; empty where that cannot be done
 * @param undoField what that form says, under this name; empty for nothing
 */
public record FlashNote(
    String text, String tone, String undoHref, String undoField, String undoValue) {
  public static final FlashNote NONE = new FlashNote("", "", "", "", "");

  /**
   * The undo is offered only while it would do something.
   *
   * @param was what the act changed, as it left it in the cookie
   */
  public static FlashNote of(Flash flash, String was, User user, boolean mayAct, Texts texts) {
    String text = texts.text("flash." + flash);
    String tone = flash == Flash.UNCHANGED ? "quiet" : "done";
    if (mayAct && flash == Flash.DISABLED && user.status() == UserStatus.DISABLED) {
      return new FlashNote(text, tone, Paths.of(UserPageServlet.ENABLE, user.id()), "", "");
    }
    if (mayAct && flash == Flash.ENABLED && user.status() == UserStatus.ACTIVE) {
      return new FlashNote(
          text,
          tone,
          Paths.of(UserPageServlet.DISABLE, user.id()),
          "reason",
          texts.text("user.undo.reason"));
    }
    Optional<UserLevel> before = Levels.of(was).filter(level -> level != user.level());
    if (mayAct && flash == Flash.LEVEL_SET && before.isPresent()) {
      return new FlashNote(text, tone, Paths.of(UserPageServlet.LEVEL, user.id()), "level", was);
    }
    return new FlashNote(text, tone, "", "", "");
  }
}
