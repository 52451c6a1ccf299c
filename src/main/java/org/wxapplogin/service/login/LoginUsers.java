package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wxapplogin.dao.LoginUserDao.FreeUser;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserDao.NewUser;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.service.ban.Bans.Judgement;

/**
 * The users of a group of logins, found by their openids and locked if no other transaction holds
 * them. Those that did not exist were created if their app takes whoever logs in; else they are
 * strangers, and nothing is written of them.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class LoginUsers {
  /** Empty for those whom another transaction holds. */
  private final Map<Key, Optional<FreeUser>> found = new HashMap<>();

  private final Set<Long> created = new HashSet<>();
  private final Set<Key> strangers = new HashSet<>();
  private Map<Long, Ban> bans = Map.of();

  private final Function<String, Optional<ConsentDocument>> wanted;

  private LoginUsers(Function<String, Optional<ConsentDocument>> wanted) {
    this.wanted = wanted;
  }

  /**
   * @param open tells whether an app, by its AppID, takes whoever logs in
   * @param wanted tells, of an app, what its users must have agreed to
   */
  static LoginUsers findOrCreate(
      Tx tx,
      List<IdentifiedLogin> logins,
      Predicate<String> open,
      Function<String, Optional<ConsentDocument>> wanted,
      Instant now) {
    Map<Key, IdentifiedLogin> firsts = new LinkedHashMap<>();
    logins.forEach(login -> firsts.putIfAbsent(Key.of(login), login));
    LoginUsers users = new LoginUsers(wanted);
    users.find(tx, firsts.keySet());

    Map<Key, IdentifiedLogin> missing = new LinkedHashMap<>(firsts);
    missing.keySet().removeAll(users.found.keySet());
    missing.keySet().stream().filter(key -> !open.test(key.appid())).forEach(users.strangers::add);
    missing.keySet().removeAll(users.strangers);
    if (!missing.isEmpty()) {
      users.create(tx, missing, now);
    }
    return users;
  }

  private void find(Tx tx, Set<Key> keys) {
    Map<String, List<String>> openidsByApp =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    Key::appid, Collectors.mapping(Key::openid, Collectors.toList())));
    tx.loginUsers()
        .lockFree(
            openidsByApp, wanted, (appid, openid, free) -> found.put(new Key(appid, openid), free));
  }

  /** Read back afterwards: on a cluster, the driver cannot tell which row got which id. */
  private void create(Tx tx, Map<Key, IdentifiedLogin> missing, Instant now) {
    tx.users()
        .insertAll(
            missing.values().stream()
                .map(
                    login -> new NewUser(login.identity(), login.profile(), now, login.ip().text()))
                .toList());
    find(tx, missing.keySet());
    missing
        .keySet()
        .forEach(
            key -> found.get(key).map(FreeUser::user).ifPresent(user -> created.add(user.id())));
  }

  /** Whether who logs in is no user, and was not made one. */
  boolean isStranger(IdentifiedLogin login) {
    return strangers.contains(Key.of(login));
  }

  /** Who logs in; empty if they are a stranger or another transaction holds them. */
  Optional<FreeUser> find(IdentifiedLogin login) {
    return found.getOrDefault(Key.of(login), Optional.empty());
  }

  /** Notes what a login has changed, for a further one of the same user. */
  void update(IdentifiedLogin login, User user) {
    found.computeIfPresent(Key.of(login), (key, free) -> free.map(known -> known.with(user)));
  }

  /** Those who were disabled, by their ids. */
  List<Long> disabled() {
    return found.values().stream()
        .flatMap(Optional::stream)
        .map(FreeUser::user)
        .filter(user -> user.status() == UserStatus.DISABLED)
        .map(User::id)
        .toList();
  }

  /** Notes what holds for those who were disabled. */
  void note(Judgement judged) {
    bans = judged.inForce();
    found.replaceAll(
        (key, free) ->
            free.map(
                known -> known.with(judged.free().getOrDefault(known.user().id(), known.user()))));
  }

  /** What a user who may not log in is told, beside that. */
  Map<String, String> told(User user) {
    return Optional.ofNullable(bans.get(user.id())).map(Ban::told).orElse(Map.of());
  }

  /** What the user must agree to once this login is written; empty if they have, or need not. */
  Optional<ConsentDocument> consentNeeded(IdentifiedLogin login, FreeUser user) {
    return wanted
        .apply(login.identity().appid())
        .filter(current -> !user.agreed() && !login.consent().equals(Optional.of(current)));
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
