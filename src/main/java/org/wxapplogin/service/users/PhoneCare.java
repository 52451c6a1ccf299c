package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.Sha256;
import org.wxapplogin.domain.TakenPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.PhoneRows;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * How admins free the phone number of a user: it is unbound, or goes to another user of the app,
 * and can be given back for a day unless somebody else has it by then. Each act is audited in its
 * own transaction with the number masked, and throws {@link ErrorCode#NOT_ALLOWED} for admins who
 * may only look. Thread-safe.
 *
 * <p>See decision 91.
 */
public final class PhoneCare {
  /** How long a number is kept, sealed, to be given back. */
  public static final Duration UNDO_FOR = Duration.ofDays(1);

  private final Db db;
  private final Phones phones;
  private final PhoneRows rows;
  private final AuditLog audit;
  private final Clock clock;

  public PhoneCare(Db db, Phones phones, PhoneRows rows, AuditLog audit, Clock clock) {
    this.db = db;
    this.phones = phones;
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of a number that was to be unbound, or to go to another user. */
  public enum Freed {
    DONE,
    /** The user has no number, or got another one just now. */
    NO_PHONE,
    /** It is not the one that the admin saw: the user has bound another since. */
    ANOTHER,
    /** The number is sealed under a key that is gone. */
    UNREADABLE,
    /** There is no such other user. */
    NO_USER,
    /** The other user is one of another app. */
    OTHER_APP,
    /** The other user has a number of their own. */
    HAS_PHONE,
    /** A third user of the app has the same number. */
    TAKEN
  }

  /**
   * Unbinds the number of a user: DONE, NO_PHONE or ANOTHER.
   *
   * @param seen by which the number that the admin saw is known again, {@link #mark}; empty for any
   */
  public Freed unbind(Actor by, long userId, Optional<String> seen, String reason) {
    by.need(AdminRole.OPERATOR);
    String why = Reason.of(reason);
    return db.inTx(tx -> unbind(tx, by, userId, seen, why));
  }

  private Freed unbind(Tx tx, Actor by, long userId, Optional<String> seen, String why) {
    Optional<User> user =
        tx.users().lockOne(userId).filter(found -> found.sealedPhone().isPresent());
    if (user.isEmpty()) {
      return Freed.NO_PHONE;
    }
    if (isAnother(user.get(), seen)) {
      return Freed.ANOTHER;
    }
    Optional<Phone> phone = phones.open(user.get());
    Instant now = clock.instant();
    PhoneRows.unbind(tx, user.get(), now);
    phone.ifPresent(number -> keep(tx, userId, number, Optional.empty(), now));
    Optional<String> masked = Optional.of(masked(phone));
    record(tx, by, AuditAct.UNBIND_PHONE, userId, why, masked, "");
    return Freed.DONE;
  }

  /**
   * By which the number of a user is known again: a hash of what is stored, so that nobody who
   * reads it can try numbers. A new seal of the same number has another one.
   *
   * @return empty if the user has no number
   */
  public static Optional<String> mark(User user) {
    return user.sealedPhone().map(Sha256::of).map(HexFormat.of()::formatHex);
  }

  private static boolean isAnother(User user, Optional<String> seen) {
    return seen.isPresent() && !seen.equals(mark(user));
  }

  /**
   * Gives the number of a user to another user of the app, who must have none.
   *
   * @param seen as for {@link #unbind}
   */
  public Freed move(Actor by, long userId, Optional<String> seen, long to, String reason) {
    by.need(AdminRole.OPERATOR);
    String why = Reason.of(reason);
    try {
      return db.inTx(tx -> move(tx, by, userId, seen, to, why));
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      return Freed.TAKEN;
    }
  }

  private Freed move(Tx tx, Actor by, long userId, Optional<String> seen, long to, String why) {
    Optional<User> read = tx.users().findById(userId);
    if (read.flatMap(User::sealedPhone).isEmpty() || userId == to) {
      return Freed.NO_PHONE;
    }
    Optional<Phone> phone = phones.open(read.get());
    if (phone.isEmpty()) {
      return Freed.UNREADABLE;
    }
    List<byte[]> hashes = phones.hashes(phone.get());
    tx.phones().lock(hashes);
    Map<Long, User> users = tx.users().lock(List.of(userId, to));
    User from = users.get(userId);
    User other = users.get(to);
    if (from == null || !phones.open(from).equals(phone)) {
      return Freed.NO_PHONE;
    }
    if (isAnother(from, seen)) {
      return Freed.ANOTHER;
    }
    if (other == null || !by.apps().covers(other)) {
      return Freed.NO_USER;
    }
    if (!other.identity().appid().equals(from.identity().appid())) {
      return Freed.OTHER_APP;
    }
    if (other.sealedPhone().isPresent()) {
      return Freed.HAS_PHONE;
    }
    if (isAnothers(tx, from, hashes, List.of(userId))) {
      return Freed.TAKEN;
    }
    Instant now = clock.instant();
    PhoneRows.moveTo(tx, from, to, now);
    rows.bind(tx, other, phone.get(), Optional.of(Long.toString(userId)), now);
    tx.phones().unlock(hashes);
    tx.takenPhones().delete(to);
    keep(tx, userId, phone.get(), Optional.of(to), now);
    String masked = masked(phone);
    record(tx, by, AuditAct.MOVE_PHONE, userId, why, Optional.of(masked), Long.toString(to));
    Optional<String> giver = Optional.of(Long.toString(userId));
    record(tx, by, AuditAct.RECEIVE_PHONE, to, why, giver, masked);
    return Freed.DONE;
  }

  /**
   * Gives a user back the number that was taken last; from the user whom it was given to, if they
   * still have it and have not bound it themselves.
   *
   * @return false if that is not possible any longer
   */
  public boolean undo(Actor by, long userId) {
    by.need(AdminRole.OPERATOR);
    try {
      return db.inTx(tx -> undo(tx, by, userId));
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey()) {
        throw e;
      }
      return false;
    }
  }

  private boolean undo(Tx tx, Actor by, long userId) {
    Instant now = clock.instant();
    Optional<TakenPhone> taken = tx.takenPhones().find(userId, now);
    Optional<Phone> phone = taken.flatMap(phones::open);
    if (phone.isEmpty()) {
      return false;
    }
    List<byte[]> hashes = phones.hashes(phone.get());
    tx.phones().lock(hashes);
    List<Long> concerned = new ArrayList<>(List.of(userId));
    taken.get().toUser().ifPresent(concerned::add);
    Map<Long, User> users = tx.users().lock(concerned);
    User user = users.get(userId);
    // Read again, now that the users are locked: another admin may have been quicker.
    if (user == null
        || user.sealedPhone().isPresent()
        || !tx.takenPhones().find(userId, now).flatMap(phones::open).equals(phone)
        || isAnothers(tx, user, hashes, concerned)) {
      return false;
    }
    Optional<User> holder =
        taken
            .get()
            .toUser()
            .flatMap(id -> Optional.ofNullable(users.get(id)))
            .filter(other -> phones.open(other).equals(phone));
    holder.ifPresent(other -> PhoneRows.moveTo(tx, other, userId, now));
    Optional<String> from = holder.map(other -> Long.toString(other.id()));
    rows.bind(tx, user, phone.get(), from, now);
    tx.phones().unlock(hashes);
    tx.takenPhones().delete(userId);
    String masked = masked(phone);
    record(tx, by, AuditAct.UNDO_PHONE, userId, "", from, masked);
    String to = Long.toString(userId);
    holder.ifPresent(
        other -> record(tx, by, AuditAct.MOVE_PHONE, other.id(), "", Optional.of(masked), to));
    return true;
  }

  /** Whether somebody else has a number that only one user of the app may have. */
  private boolean isAnothers(Tx tx, User user, List<byte[]> hashes, List<Long> known) {
    return !rows.mayShare()
        && !known.containsAll(tx.phones().findOwners(user.identity().appid(), hashes));
  }

  private void keep(Tx tx, long userId, Phone phone, Optional<Long> to, Instant now) {
    byte[] sealed = phones.sealTaken(userId, phone);
    tx.takenPhones().set(new TakenPhone(userId, sealed, to, now.plus(UNDO_FOR)));
  }

  private static String masked(Optional<Phone> phone) {
    return phone.map(Phone::ending).orElse("****");
  }

  private void record(
      Tx tx,
      Actor by,
      AuditAct act,
      long userId,
      String reason,
      Optional<String> before,
      String after) {
    Optional<String> now = Optional.of(after).filter(value -> !value.isEmpty());
    audit.record(tx, by.audited(), act, AuditTarget.user(userId), reason, before, now);
  }
}
