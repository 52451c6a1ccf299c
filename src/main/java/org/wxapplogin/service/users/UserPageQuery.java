package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TakenPhone;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.session.SessionService;

/** Reads everything the page of one user shows. Thread-safe. */
public final class UserPageQuery {
  /** How many of each kind a user's page shows. */
  public static final int NEWEST = 20;

  /** More notes than of the others, because they are shown nowhere else. */
  static final int NOTES = 200;

  private final Db db;
  private final Phones phones;
  private final SessionService sessions;
  private final Cancellation cancellation;
  private final Clock clock;

  public UserPageQuery(
      Db db, Phones phones, SessionService sessions, Cancellation cancellation, Clock clock) {
    this.db = db;
    this.phones = phones;
    this.sessions = sessions;
    this.cancellation = cancellation;
    this.clock = clock;
  }

  /**
   * The user with this id and everything their page shows an admin; empty if there is no such user,
   * or none of the admin's apps.
   */
  public Optional<UserDetail> user(Actor by, long id) {
    if (!isSeen(by, id)) {
      return Optional.empty();
    }
    List<Session> devices = sessions.devices(id);
    Optional<Instant> deletedAt = cancellation.deletedAt(id);
    return db.read(
        tx -> tx.users().findById(id).map(user -> detail(tx, by, user, deletedAt, devices)));
  }

  /** Whether there is such a user of an app of the admin's: asked before any act on the user. */
  public boolean isSeen(Actor by, long id) {
    return db.read(tx -> tx.users().findById(id)).filter(by.apps()::covers).isPresent();
  }

  private UserDetail detail(
      Tx tx, Actor by, User user, Optional<Instant> deletedAt, List<Session> devices) {
    long id = user.id();
    return new UserDetail(
        user,
        samePerson(tx, by, user),
        otherPerson(tx, by, user),
        phones.shown(user),
        deletedAt.filter(at -> user.status() != UserStatus.ACTIVE),
        user.status() == UserStatus.DISABLED ? tx.bans().find(id) : Optional.empty(),
        devices,
        tx.loginEvents().list(LoginEventQuery.ofUser(id), Optional.empty(), NEWEST),
        tx.userChanges().findByUser(id, NEWEST),
        tx.userNotes().findByUser(id, NOTES),
        tx.userConsents().findByUser(id),
        acts(tx, id),
        tx.dataLinks().find(id, clock.instant()),
        taken(tx, user));
  }

  private TakenThings taken(Tx tx, User user) {
    Optional<TakenPhone> phone =
        user.sealedPhone().isPresent()
            ? Optional.empty()
            : tx.takenPhones().find(user.id(), clock.instant());
    return new TakenThings(
        phone.flatMap(
            taken ->
                phones
                    .open(taken)
                    .map(Phone::ending)
                    .map(end -> new TakenThings.Number(end, taken.toUser(), taken.until()))),
        takenProfile(tx, user));
  }

  /** What still is as the act left it. */
  private Map<TakenProfile.Field, Instant> takenProfile(Tx tx, User user) {
    Map<TakenProfile.Field, Instant> until = new EnumMap<>(TakenProfile.Field.class);
    for (TakenProfile taken : tx.takenProfiles().find(user.id(), clock.instant())) {
      taken
          .kept()
          .filter(it -> TakenProfile.of(taken.field(), user.profile()).equals(taken.put()))
          .ifPresent(kept -> until.put(taken.field(), kept.until()));
    }
    return until;
  }

  /**
   * The audit event of the erasure of the user with this id; empty if they exist, never did, or
   * were deleted after their own cancellation.
   */
  public Optional<AuditEvent> deletion(long id) {
    return db.read(tx -> acts(tx, id)).stream()
        .map(WithId::event)
        .filter(event -> event.act() == AuditAct.DELETE_USER)
        .findFirst();
  }

  private List<WithId<AuditEvent>> acts(Tx tx, long id) {
    AuditQuery ofUser = AuditQuery.ofTarget(AuditTarget.user(id));
    return tx.auditEvents().list(ofUser, Optional.empty(), NEWEST);
  }

  private static List<User> samePerson(Tx tx, Actor by, User user) {
    return user
        .person()
        .map(person -> tx.persons().findUsers(person, by.apps(), NEWEST + 1))
        .orElse(List.of())
        .stream()
        .filter(other -> other.id() != user.id())
        .limit(NEWEST)
        .toList();
  }

  /** A user of the person to whom the unionid of this user leads, where that is another. */
  private static Optional<User> otherPerson(Tx tx, Actor by, User user) {
    return user.link()
        .filter(link -> link.doubt().equals(Optional.of(PersonDoubt.OTHER_PERSON)))
        .flatMap(link -> user.identity().unionid())
        .flatMap(unionid -> tx.persons().find(unionid))
        .filter(person -> !user.person().equals(Optional.of(person)))
        .flatMap(person -> tx.persons().findUsers(person, by.apps(), 1).stream().findFirst());
  }
}
