package org.wxapplogin.service.person;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;

/**
 * Which users are one person: those of one unionid. Whoever writes a unionid asks here, in the same
 * transaction and with the users locked or created in it. Nobody is moved from one person to
 * another by this, and no two persons become one: a user of whom WeChat sends another unionid stays
 * with their person and is marked. Thread-safe.
 */
public final class Persons {
  private final Tokens tokens;

  public Persons(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * A unionid that WeChat sent.
   *
   * @param person to whom the user belongs already
   */
  public record Sent(long userId, Optional<String> person, String unionid) {
    public static Sent of(User user, String unionid) {
      return new Sent(user.id(), user.person(), unionid);
    }
  }

  /**
   * Gives the person of their unionid to users who have none yet, and marks those who have one, for
   * whom WeChat sends another unionid than before. Three statements for all of them; none if there
   * are none.
   *
   * @param sent at most one for each user
   * @return for each user, to whom they belong now
   */
  public Map<Long, PersonLink> follow(Tx tx, Collection<Sent> sent) {
    if (sent.isEmpty()) {
      return Map.of();
    }
    Map<String, String> persons = tx.persons().claim(proposed(sent));
    Map<Long, PersonLink> links = new LinkedHashMap<>();
    for (Sent each : sent) {
      links.put(each.userId(), link(each, persons.get(each.unionid())));
    }
    tx.persons().link(links);
    return links;
  }

  /** Gives those of these users, who are locked, a person who have a unionid and none yet. */
  void fillIn(Tx tx, Collection<User> users) {
    follow(
        tx,
        users.stream()
            .filter(user -> user.person().isEmpty())
            .flatMap(user -> user.identity().unionid().map(id -> Sent.of(user, id)).stream())
            .toList());
  }

  /**
   * Forgets the unionids of those persons whose last user was deleted in this transaction.
   *
   * @param deleted the users who were deleted, as they were when they were locked
   * @return how many rows were deleted
   */
  public int forget(Tx tx, Collection<User> deleted) {
    Set<String> persons = new HashSet<>();
    deleted.forEach(user -> user.person().ifPresent(persons::add));
    if (persons.isEmpty()) {
      return 0;
    }
    // Locked before one looks who is left: somebody may be joining at this moment.
    Map<String, String> unionids = tx.persons().lock(persons);
    persons.removeAll(tx.persons().findWithUsers(persons));
    List<String> theirs =
        unionids.entrySet().stream()
            .filter(entry -> persons.contains(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return tx.persons().deleteAll(theirs);
  }

  private SortedMap<String, String> proposed(Collection<Sent> sent) {
    SortedMap<String, String> proposed = new TreeMap<>();
    for (Sent each : sent) {
      if (each.person().isPresent()) {
        proposed.put(each.unionid(), each.person().get());
      } else {
        proposed.putIfAbsent(each.unionid(), tokens.newName());
      }
    }
    return proposed;
  }

  private static PersonLink link(Sent sent, String found) {
    Objects.requireNonNull(found, "a unionid that was claimed leads to a person");
    if (sent.person().isEmpty()) {
      return new PersonLink(found, Optional.empty());
    }
    String own = sent.person().get();
    return new PersonLink(
        own,
        Optional.of(own.equals(found) ? PersonDoubt.UNIONID_CHANGED : PersonDoubt.OTHER_PERSON));
  }
}
