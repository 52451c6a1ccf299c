package org.wxapplogin.web.admin.users;

import java.util.Collection;
import java.util.stream.Collectors;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;

/**
 * A user as several pages show them in short: picture, name, id and status.
 *
 * @param number the id alone, by which a form names the user
 * @param id the id in words
 * @param name the nickname, or words for none
 * @param tone of the status, as the style sheet has it
 */
public record Person(
    String number,
    String id,
    String href,
    Avatar avatar,
    String name,
    boolean named,
    String status,
    String tone) {
  private static final int MOST_IN_TITLE = 32;

  static Person of(User user, Texts texts) {
    String number = Long.toString(user.id());
    String nickname = ShownText.line(user.profile().nickName());
    return new Person(
        number,
        texts.format("users.id", number),
        Paths.user(user.id()),
        Avatar.of(user),
        nickname.isEmpty() ? texts.text("users.unnamed") : nickname,
        !nickname.isEmpty(),
        texts.text("status." + user.status()),
        Filter.name(user.status()));
  }

  /** Their ids, in a form's field. */
  static String numbers(Collection<User> users) {
    return users.stream().map(user -> Long.toString(user.id())).collect(Collectors.joining("."));
  }

  /** The name for the title of a tab, not longer than a tab shows. */
  String nameForTitle() {
    return ShownText.length(name) <= MOST_IN_TITLE
        ? name
        : ShownText.line(name, MOST_IN_TITLE - 1) + "…";
  }
}
