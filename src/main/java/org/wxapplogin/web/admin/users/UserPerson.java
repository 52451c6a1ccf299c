package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * To which person a user belongs, as their page shows it.
 *
 * @param id of the person; empty for none
 * @param others who are the same person
 * @param allHref the list of all users of the person; empty where there is only this one
 * @param doubt a sentence about another unionid that WeChat sent; empty for none
 * @param candidate a user of the person to whom that unionid leads
 * @param mayAct whether the admin may link and unlink
 */
public record UserPerson(
    String id,
    List<Other> others,
    String allHref,
    String doubt,
    Optional<Other> candidate,
    boolean mayAct) {

  /** A user of the same person, or of one who may be the same. */
  public record Other(Person user, String appid, Time lastLogin) {
    static Other of(User user, Texts texts) {
      return new Other(
          Person.of(user, texts), user.identity().appid(), texts.time(user.lastLoginAt()));
    }
  }

  static UserPerson of(UserDetail detail, boolean mayAct, Texts texts) {
    Optional<PersonLink> link = detail.user().link();
    String id = link.map(PersonLink::person).orElse("");
    List<Other> others = detail.samePerson().stream().map(other -> Other.of(other, texts)).toList();
    return new UserPerson(
        id,
        others,
        others.isEmpty() ? "" : UserListLinks.ofPerson(id),
        link.flatMap(PersonLink::doubt)
            .map(doubt -> texts.text("person.doubt." + doubt))
            .orElse(""),
        detail.otherPerson().map(other -> Other.of(other, texts)),
        mayAct);
  }
}
