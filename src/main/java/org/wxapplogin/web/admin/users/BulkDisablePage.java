package org.wxapplogin.web.admin.users;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything users-disable.jsp shows: who is about to be disabled, and where to give the reason.
 *
 * @param ids all of them, in a form's field
 * @param to the list to come back to
 */
public record BulkDisablePage(
    String title, String submit, String ids, String to, int maxReason, List<Person> people) {

  /** One of them. */
  public record Person(
      String id, String href, Avatar avatar, String name, String status, String tone) {}

  static BulkDisablePage of(Collection<User> users, String to, Texts texts) {
    return new BulkDisablePage(
        texts.text("bulk.disable.title"),
        users.size() == 1
            ? texts.text("user.disable.submit")
            : texts.format("bulk.disable.submit", users.size()),
        String.join(".", users.stream().map(user -> Long.toString(user.id())).toList()),
        to,
        UserActions.MAX_REASON,
        users.stream().map(user -> person(user, texts)).toList());
  }

  private static Person person(User user, Texts texts) {
    return new Person(
        texts.format("users.id", Long.toString(user.id())),
        Paths.user(user.id()),
        Avatar.of(user.id(), user.profile().nickName(), user.profile().avatarUrl()),
        Names.of(user, texts),
        texts.text("status." + user.status()),
        user.status().name().toLowerCase(Locale.ROOT));
  }
}
