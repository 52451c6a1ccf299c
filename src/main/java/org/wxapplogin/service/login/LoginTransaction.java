package org.wxapplogin.service.login;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.config.ConsentSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.LoginUserDao.FreeUser;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Rotation;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.ban.Bans;
import org.wxapplogin.service.person.Persons;

/**
 * What a group of logins writes in its one transaction, with one statement for each table: it locks
 * the users or creates them, refuses those who are not admitted, are banned or have cancelled (a
 * ban that is over is lifted), then keeps the session keys that are new, opens the sessions, ends
 * the oldest beyond the allowed number, and writes the events. Reading is one round trip, and
 * writing is one, where the database's connection takes several statements at a time.
 */
public final class LoginTransaction {
  private final Apps apps;
  private final Persons persons;
  private final Restores restores;
  private final Bans bans;
  private final ConsentSettings consents;
  private final boolean tellSignIns;
  private final Clock clock;

  /**
   * @param restores undoes cancellations for those who ask for it with their login
   * @param consents what users must have agreed to
   * @param tellSignIns whether backends are told of each login, and not only of what it changed
   */
  public LoginTransaction(
      Apps apps,
      Persons persons,
      Restores restores,
      Bans bans,
      ConsentSettings consents,
      boolean tellSignIns,
      Clock clock) {
    this.apps = apps;
    this.persons = persons;
    this.restores = restores;
    this.bans = bans;
    this.consents = consents;
    this.tellSignIns = tellSignIns;
    this.clock = clock;
  }

  /** How one login of the group ended: signed in, or refused for a reason that is recorded. */
  sealed interface Result permits SignedIn, Refused, Stranger {
    LoginOutcome outcome();
  }

  /**
   * A login that the status of its user does not allow.
   *
   * @param told goes into the reply
   */
  record Refused(ErrorCode code, Map<String, String> told) implements Result {
    @Override
    public LoginOutcome outcome() {
      return LoginOutcome.of(code).orElseThrow();
    }

    AppException failure() {
      return AppException.withData(code, "login refused", told);
    }
  }

  /**
   * A login of somebody who is no user, into an app that takes no new ones by themselves. Its event
   * is not written here: many such logins must not become a row each.
   */
  record Stranger(LoginEvent event) implements Result {
    @Override
    public LoginOutcome outcome() {
      return event.outcome();
    }
  }

  /**
   * Writes the logins whose users no other transaction holds.
   *
   * @param again whether a commit that held some of these logins may have happened: what it wrote
   *     is not written a second time
   * @return for each login, in their order, what holds once {@code tx} is committed; empty if its
   *     user is locked by another transaction or was deleted at this moment: nothing is written of
   *     it, and another attempt may find the user free
   */
  List<Optional<Result>> write(Tx tx, List<IdentifiedLogin> logins, boolean again) {
    Instant now = clock.instant();
    // A ban at the same moment waits for the users' locks, then ends the sessions opened here.
    LoginUsers users = LoginUsers.findOrCreate(tx, logins, this::isOpen, consents::current, now);
    List<Long> disabled = users.disabled();
    if (!disabled.isEmpty()) {
      users.note(bans.judge(tx, disabled, now));
    }
    // Read with the users locked: a commit in doubt is either done now or never.
    Map<TokenHash, Session> written =
        again
            ? tx.sessions().findAll(logins.stream().map(LoginTransaction::hash).toList())
            : Map.of();
    restores.undo(tx, logins, users);

    LoginPersons joining = new LoginPersons();
    for (IdentifiedLogin login : logins) {
      users
          .find(login)
          .map(FreeUser::user)
          .filter(user -> refusal(user).isEmpty() && !written.containsKey(hash(login)))
          .ifPresent(user -> joining.add(user, login));
    }
    joining.write(tx, persons);
    LoginWrites writes = new LoginWrites(now, again, joining, tellSignIns);
    List<Optional<Result>> results = new ArrayList<>();
    for (IdentifiedLogin login : logins) {
      Optional<Result> result =
          users.isStranger(login)
              ? Optional.of(stranger(login, now))
              : users
                  .find(login)
                  .map(
                      free ->
                          written.containsKey(hash(login))
                              ? signedInBefore(login, written.get(hash(login)), free, users)
                              : result(tx, login, free, users, writes));
      results.add(result);
    }
    writes.write(tx);
    return results;
  }

  private boolean isOpen(String appid) {
    return apps.known(appid).registration() == Registration.EVERYBODY;
  }

  private static Stranger stranger(IdentifiedLogin login, Instant now) {
    return new Stranger(event(login, Optional.empty(), LoginOutcome.NOT_REGISTERED, now));
  }

  /** What the commit in doubt has written; how it found the user is seen from the times. */
  private static SignedIn signedInBefore(
      IdentifiedLogin login, Session session, FreeUser known, LoginUsers users) {
    Instant at = session.createdAt();
    User user = known.user();
    boolean newUser = user.registeredAt().equals(at);
    return new SignedIn(
        login.token(), session.expiresAt(), at, newUser, user, users.consentNeeded(login, known));
  }

  private Result result(
      Tx tx, IdentifiedLogin login, FreeUser free, LoginUsers users, LoginWrites writes) {
    User user = free.user();
    Optional<ErrorCode> refusal = refusal(user);
    if (refusal.isPresent()) {
      Refused refused = new Refused(refusal.get(), told(tx, user, users));
      if (!writes.again()) { // a refusal cannot be found again: not twice
        writes.addRefusal(user.id(), event(login, user, refused, writes.now()));
      }
      return refused;
    }
    SignedIn signedIn = signIn(tx, login, free, users, writes);
    users.update(login, signedIn.user());
    writes.addSuccess(event(login, user, signedIn, writes.now()));
    return signedIn;
  }

  private SignedIn signIn(
      Tx tx, IdentifiedLogin login, FreeUser known, LoginUsers users, LoginWrites writes) {
    boolean newUser = users.takeCreated(known.user().id());
    User user = refreshed(tx, known.user(), login, writes.persons());
    Session session = session(login, user, writes.now());
    int mostDevices = apps.sessions(session.appid()).maxDevices();
    writes.add(login, known, user, newUser);
    writes.add(session, known.tokens(), mostDevices);
    return new SignedIn(
        login.token(),
        session.expiresAt(),
        writes.now(),
        newUser,
        user,
        users.consentNeeded(login, known));
  }

  /** What the reply tells beside the code: how long a ban lasts, or when the account is deleted. */
  private Map<String, String> told(Tx tx, User user, LoginUsers users) {
    return restores
        .deletedAt(tx, user)
        .map(at -> Map.of("deletedAt", at.toString()))
        .orElseGet(() -> users.told(user));
  }

  private static Optional<ErrorCode> refusal(User user) {
    return switch (user.status()) {
      case ACTIVE -> Optional.empty();
      case DISABLED -> Optional.of(ErrorCode.ACCOUNT_DISABLED);
      case CANCELLED -> Optional.of(ErrorCode.ACCOUNT_CANCELLED);
    };
  }

  /** Fills in what was unknown: the profile, and a unionid that WeChat sends only now. */
  private User refreshed(Tx tx, User user, IdentifiedLogin login, LoginPersons persons) {
    Profile profile = user.profile().withoutPlaceholders().filledFrom(login.profile());
    if (!profile.equals(user.profile())) {
      profile = TakenProfile.held(held(tx, user), user.profile(), profile);
    }
    if (!profile.equals(user.profile())) {
      tx.users().setProfile(user.id(), profile);
    }
    Optional<String> unionid = persons.newUnionid(user);
    if (unionid.isPresent()) {
      tx.users().setUnionid(user.id(), unionid.get());
      tx.userChanges()
          .append(
              new UserChange(
                  clock.instant(), user.id(), Kind.UNIONID, user.identity().unionid(), unionid));
    }
    return persons.linked(user).withLogin(unionid, profile);
  }

  /** What admins have taken down stays so. */
  private static Set<TakenProfile.Field> held(Tx tx, User user) {
    return tx.takenProfiles().findFields(List.of(user.id())).getOrDefault(user.id(), Set.of());
  }

  private Session session(IdentifiedLogin login, User user, Instant now) {
    SessionSettings ofApp = apps.sessions(login.identity().appid());
    Instant ends = now.plus(ofApp.absolute());
    return new Session(
        hash(login),
        login.family(),
        user.id(),
        login.identity().appid(),
        login.identity().openid(),
        login.device(),
        login.ip().text(),
        now,
        now,
        ofApp.expiry(now, ends),
        ends,
        login.rotation() ? Optional.of(Rotation.ofLogin(now)) : Optional.empty());
  }

  private static TokenHash hash(IdentifiedLogin login) {
    return Tokens.hash(login.token().reveal());
  }

  private static LoginEvent event(IdentifiedLogin login, User user, Result result, Instant now) {
    return event(login, Optional.of(user.id()), result.outcome(), now);
  }

  private static LoginEvent event(
      IdentifiedLogin login, Optional<Long> userId, LoginOutcome outcome, Instant now) {
    return new LoginEvent(
        now, login.identity().appid(), userId, outcome, login.ip().text(), login.device());
  }
}
