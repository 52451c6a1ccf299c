package org.wxapplogin.service.person;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * What admins do about who is one person: the only way in which a user gets from one person to
 * another. Each act that changes something is audited in its own transaction; each throws {@link
 * ErrorCode#NOT_ALLOWED} for admins who may only look. Thread-safe.
 */
public final class PersonActions {
  private final Db db;
  private final Persons persons;
  private final PersonMoves moves;
  private final Tokens tokens;
  private final AuditLog audit;

  public PersonActions(Db db, Persons persons, Tokens tokens, AuditLog audit, Clock clock) {
    this.db = db;
    this.persons = persons;
    this.moves = new PersonMoves(clock);
    this.tokens = tokens;
    this.audit = audit;
  }

  /** What became of a link. */
  public enum Linking {
    DONE,
    /** They were one person already. */
    ALREADY,
    /** One of the two is not there. */
    NO_USER,
    /** The other user is no person's: WeChat has sent no unionid of theirs. */
    NO_PERSON
  }

  /**
   * How it ended.
   *
   * @param person to whom the user belongs now, if that was changed
   */
  public record Linked(Linking how, Optional<String> person) {
    static Linked not(Linking why) {
      return new Linked(why, Optional.empty());
    }
  }

  /** Makes the user one of the person of another user. */
  public Linked link(Actor by, long userId, long otherId, String reason) {
    by.need(AdminRole.OPERATOR);
    String clean = Reason.of(reason);
    return db.inTx(
        tx -> {
          Map<Long, User> users = lockWithPersons(tx, List.of(userId, otherId));
          if (!users.containsKey(userId)
              || !users.containsKey(otherId)
              || !by.apps().covers(users.get(otherId))) {
            return Linked.not(Linking.NO_USER);
          }
          User user = users.get(userId);
          Optional<String> to = users.get(otherId).person();
          if (to.isEmpty()) {
            return Linked.not(Linking.NO_PERSON);
          }
          if (to.equals(user.person())) {
            return Linked.not(Linking.ALREADY);
          }
          moves.move(tx, user, to.get());
          audit.record(tx, by, AuditAct.LINK_PERSON, AuditTarget.user(userId), clean);
          return new Linked(Linking.DONE, to);
        });
  }

  /**
   * Gives the user a person of their own.
   *
   * @return that person; empty if nobody else was of the user's person, or there is no such user
   */
  public Optional<String> unlink(Actor by, long userId, String reason) {
    by.need(AdminRole.OPERATOR);
    String clean = Reason.of(reason);
    return db.inTx(
        tx -> {
          Optional<User> user =
              tx.users().lockOne(userId).filter(found -> isOneOfSeveral(tx, by, found));
          if (user.isEmpty()) {
            return Optional.empty();
          }
          String own = tokens.newName();
          moves.move(tx, user.get(), own);
          audit.record(tx, by, AuditAct.UNLINK_PERSON, AuditTarget.user(userId), clean);
          return Optional.of(own);
        });
  }

  /**
   * Gives the user back the person they had before the last {@link #link} or {@link #unlink}.
   *
   * @param given the person that act gave them
   * @return false if they are of another one by now
   */
  public boolean undo(Actor by, long userId, String given) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<User> user =
              tx.users().lockOne(userId).filter(found -> is(found.person(), given));
          Optional<UserChange> last =
              tx.userChanges().findLastOfPerson(userId).filter(change -> is(change.after(), given));
          if (user.isEmpty() || last.isEmpty()) {
            return false;
          }
          moves.moveBack(tx, user.get(), last.get().before());
          audit.record(tx, by, AuditAct.UNDO_PERSON, AuditTarget.user(userId));
          return true;
        });
  }

  /** Removes the mark that WeChat sent another unionid; false if there is none. */
  public boolean clearDoubt(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<PersonLink> marked =
              tx.users()
                  .lockOne(userId)
                  .flatMap(User::link)
                  .filter(link -> link.doubt().isPresent());
          marked.ifPresent(
              link -> {
                PersonLink sure = new PersonLink(link.person(), Optional.empty());
                tx.persons().link(Map.of(userId, sure));
                audit.record(tx, by, AuditAct.CLEAR_PERSON_DOUBT, AuditTarget.user(userId));
              });
          return marked.isPresent();
        });
  }

  /** The users, locked; those with a unionid from before there were persons get theirs first. */
  private Map<Long, User> lockWithPersons(Tx tx, List<Long> ids) {
    persons.fillIn(tx, tx.users().lock(ids).values());
    return tx.users().findAll(ids);
  }

  /** As far as the admin sees the others. */
  private static boolean isOneOfSeveral(Tx tx, Actor by, User user) {
    return user.person()
        .filter(it -> tx.persons().findUsers(it, by.apps(), 2).size() > 1)
        .isPresent();
  }

  private static boolean is(Optional<String> person, String given) {
    return person.filter(given::equals).isPresent();
  }
}
