package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.domain.HeldRows;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Names;

/**
 * Everything user-delete.jsp shows: what goes with a user, and the question whether it shall.
 *
 * @param number the user's id, one of the two things to type
 * @param error a sentence if something else was typed, else empty
 */
public record UserDeletePage(
    String title,
    String heading,
    String number,
    Avatar avatar,
    String name,
    boolean named,
    List<Held> held,
    String error,
    String href,
    String backHref) {

  /** A kind of data and how much there is of it. */
  public record Held(String what, String count) {}

  static UserDeletePage of(User user, HeldRows holdings, boolean mistyped, Messages messages) {
    String id = Long.toString(user.id());
    String name = Names.of(user, messages);
    return new UserDeletePage(
        messages.format("delete.title", Names.forTitle(name)),
        messages.format("delete.heading", id),
        id,
        Avatar.of(user.id(), user.profile().nickName(), user.profile().avatarUrl()),
        name,
        !user.profile().nickName().isBlank(),
        held(holdings, messages),
        mistyped ? messages.text("delete.mistyped") : "",
        UserPaths.act(user.id(), UserPaths.Act.DELETE),
        UserPaths.page(user.id()));
  }

  private static List<Held> held(HeldRows held, Messages messages) {
    List<Held> rows = new ArrayList<>();
    rows.add(new Held(messages.text("delete.profile"), messages.text("delete.always")));
    rows.add(yesOrNo("delete.phone", held.phone(), messages));
    rows.add(yesOrNo("delete.avatar", held.avatar(), messages));
    rows.add(count("delete.sessions", held.sessions(), messages));
    rows.add(count("delete.logins", held.loginEvents(), messages));
    rows.add(count("delete.changes", held.changes(), messages));
    rows.add(count("delete.notes", held.notes(), messages));
    rows.add(yesOrNo("delete.keys", held.sessionKeys(), messages));
    return rows;
  }

  private static Held count(String key, int count, Messages messages) {
    return new Held(messages.text(key), Integer.toString(count));
  }

  private static Held yesOrNo(String key, boolean there, Messages messages) {
    return new Held(messages.text(key), messages.text(there ? "delete.yes" : "delete.no"));
  }
}
