package org.wxapplogin.service.login;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.person.Persons;
import org.wxapplogin.service.person.Persons.Sent;

/**
 * The persons of the users of a group of logins: of those who were created or whose unionid came,
 * and of those who had a unionid before there were persons. Costs nothing if there are no such
 * users.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class LoginPersons {
  private final Map<Long, Sent> sent = new LinkedHashMap<>();
  private Map<Long, PersonLink> links = new HashMap<>();

  /** Notes who logs in; of several logins of a user in a group, the first one counts. */
  void add(User user, IdentifiedLogin login) {
    Optional<String> stored = user.identity().unionid();
    Optional<String> unionid = login.identity().unionid().or(() -> stored);
    if (unionid.isPresent() && (user.person().isEmpty() || !unionid.equals(stored))) {
      sent.putIfAbsent(user.id(), Sent.of(user, unionid.get()));
    }
  }

  /** Finds or makes the persons of all who were noted. */
  void write(Tx tx, Persons persons) {
    links = persons.follow(tx, sent.values());
  }

  /** The unionid to keep of this user; empty if what is stored of them is right. */
  Optional<String> newUnionid(User user) {
    return Optional.ofNullable(sent.get(user.id()))
        .map(Sent::unionid)
        .filter(unionid -> !Optional.of(unionid).equals(user.identity().unionid()));
  }

  /** The user with the person they belong to. */
  User linked(User user) {
    PersonLink link = links.get(user.id());
    return link == null ? user : user.withLink(link);
  }
}
