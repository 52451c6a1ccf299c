package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserDao.NewUser;
import org.wxapplogin.domain.Identity;

/**
 * The users of a group of logins, found by their openids. Those that did not exist were created if
 * their app takes whoever logs in; else they are strangers, and nothing is written of them.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class LoginUsers {
  private final Map<Key, Long> ids;
  private final Set<Long> created;
  private final Set<Key> strangers;

  private LoginUsers(Map<Key, Long> ids, Set<Long> created, Set<Key> strangers) {
    this.ids = ids;
    this.created = created;
    this.strangers = strangers;
  }

  /**
   * @param open tells whether an app, by its AppID, takes whoever logs in
   */
  static LoginUsers findOrCreate(
      Tx tx, List<IdentifiedLogin> logins, Predicate<String> open, Instant now) {
    Map<Key, IdentifiedLogin> firsts = new LinkedHashMap<>();
    logins.forEach(login -> firsts.putIfAbsent(Key.of(login), login));
    Map<Key, Long> ids = find(tx, firsts.keySet());
    Set<Long> created = new HashSet<>();

    Set<Key> missing = new HashSet<>(firsts.keySet());
    missing.removeAll(ids.keySet());
    Set<Key> strangers =
        missing.stream().filter(key -> !open.test(key.appid())).collect(Collectors.toSet());
    missing.removeAll(strangers);
    if (!missing.isEmpty()) {
      tx.users()
          .insertAll(
              firsts.values().stream()
                  .filter(login -> missing.contains(Key.of(login)))
                  .map(
                      login ->
                          new NewUser(login.identity(), login.profile(), now, login.ip().text()))
                  .toList());
      // Read back: on a cluster, the driver cannot tell which row of an insert got which id.
      Map<Key, Long> inserted = find(tx, missing);
      created.addAll(inserted.values());
      ids.putAll(inserted);
    }
    return new LoginUsers(ids, created, strangers);
  }

  private static Map<Key, Long> find(Tx tx, Set<Key> keys) {
    Map<Key, Long> ids = new HashMap<>();
    keys.stream()
        .collect(Collectors.groupingBy(Key::appid))
        .forEach(
            (appid, ofApp) ->
                tx.users()
                    .findIds(appid, ofApp.stream().map(Key::openid).toList())
                    .forEach((openid, id) -> ids.put(new Key(appid, openid), id)));
    return ids;
  }

  /** The ids of all users of the group. */
  Collection<Long> ids() {
    return ids.values();
  }

  /** Whether who logs in is no user, and was not made one. */
  boolean isStranger(IdentifiedLogin login) {
    return strangers.contains(Key.of(login));
  }

  /** The id of who logs in; empty if they are a stranger or were deleted at this moment. */
  Optional<Long> id(IdentifiedLogin login) {
    return Optional.ofNullable(ids.get(Key.of(login)));
  }

  /** Whether the user was created here; true once, so that only one login of the group is new. */
  boolean takeCreated(long userId) {
    return created.remove(userId);
  }

  private record Key(String appid, String openid) {
    static Key of(IdentifiedLogin login) {
      Identity identity = login.identity();
      return new Key(identity.appid(), identity.openid());
    }
  }
}
