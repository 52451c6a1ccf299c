package org.wxapplogin.web.admin.users;

import java.util.Collection;
import java.util.List;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything users-disable.jsp shows: who is about to be disabled, and where to give the reason.
 *
 * @param ids all of them, in a form's field
 * @param ban what is asked
 * @param templates to pick from
 * @param to the list to come back to
 */
public record BulkDisablePage(
    String submit,
    String ids,
    String to,
    BanForm ban,
    List<TextTemplate> templates,
    List<Person> people) {

  static BulkDisablePage of(
      Collection<User> users, String to, BanForm ban, List<TextTemplate> templates, Texts texts) {
    return new BulkDisablePage(
        users.size() == 1
            ? texts.text("user.disable.submit")
            : texts.format("bulk.disable.submit", users.size()),
        Person.numbers(users),
        to,
        ban,
        templates,
        users.stream().map(user -> Person.of(user, texts)).toList());
  }
}
