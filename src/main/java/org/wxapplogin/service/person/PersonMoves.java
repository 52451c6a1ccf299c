package org.wxapplogin.service.person;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/**
 * Moves a user, who is locked, from one person to another. Those unionids of the person they leave
 * go along that are or were theirs and no other user's who stays; all go along with the last user.
 * Thread-safe.
 */
final class PersonMoves {
  /** More users than anybody has; of a person with more, the first ones say which unionids stay. */
  private static final int MOST_USERS = 100;

  private final Clock clock;

  PersonMoves(Clock clock) {
    this.clock = clock;
  }

  /** Moves the user, of whose person somebody is sure now: there is no doubt left. */
  void move(Tx tx, User user, String to) {
    lockAndLeave(tx, user, Optional.of(to));
    tx.persons().link(Map.of(user.id(), new PersonLink(to, Optional.empty())));
    record(tx, user, Optional.of(to));
  }

  /**
   * Moves the user back to where they were before: also to nobody, and with the doubt there was.
   */
  void moveBack(Tx tx, User user, Optional<String> to) {
    lockAndLeave(tx, user, to);
    if (to.isPresent()) {
      Optional<PersonDoubt> doubt =
          user.identity()
              .unionid()
              .flatMap(unionid -> tx.persons().find(unionid))
              .filter(found -> !found.equals(to.get()))
              .map(found -> PersonDoubt.OTHER_PERSON);
      tx.persons().link(Map.of(user.id(), new PersonLink(to.get(), doubt)));
    } else {
      tx.persons().unlink(user.id());
    }
    record(tx, user, to);
  }

  private static void lockAndLeave(Tx tx, User user, Optional<String> to) {
    List<String> both = new ArrayList<>();
    user.person().ifPresent(both::add);
    to.ifPresent(both::add);
    Map<String, String> unionids = tx.persons().lock(both);
    user.person().ifPresent(from -> leave(tx, user, theirs(unionids, from), to));
    to.ifPresent(tx.persons()::touch);
  }

  /**
   * @param unionids that lead to the person whom the user leaves
   */
  private static void leave(Tx tx, User user, Set<String> unionids, Optional<String> to) {
    List<User> staying =
        tx.persons().findUsers(user.person().orElseThrow(), MOST_USERS).stream()
            .filter(other -> other.id() != user.id())
            .toList();
    if (!staying.isEmpty()) {
      unionids.retainAll(had(tx, List.of(user)));
      unionids.removeAll(had(tx, staying));
    }
    if (unionids.isEmpty()) {
      return;
    }
    if (to.isPresent()) {
      tx.persons().move(unionids, to.get());
    } else if (staying.isEmpty()) {
      tx.persons().deleteAll(unionids);
    }
  }

  private static Set<String> theirs(Map<String, String> unionids, String person) {
    Set<String> theirs = new HashSet<>(unionids.keySet());
    theirs.removeIf(unionid -> !unionids.get(unionid).equals(person));
    return theirs;
  }

  /** The unionids that these users have or had. */
  private static Set<String> had(Tx tx, List<User> users) {
    Set<String> had = tx.userChanges().findUnionids(users.stream().map(User::id).toList());
    users.forEach(user -> user.identity().unionid().ifPresent(had::add));
    return had;
  }

  private void record(Tx tx, User user, Optional<String> to) {
    Instant now = clock.instant();
    tx.userChanges().append(new UserChange(now, user.id(), Kind.PERSON, user.person(), to));
    tx.userEvents()
        .append(
            new UserEvent(
                now, UserEventType.USER_PERSON_CHANGED, user.id(), to, user.identity().appid()));
  }
}
