package org.wxapplogin.service.account;

import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserChange.Kind;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;

/**
 * Writes which user has which phone number, with the change and the event that tell of it: parts of
 * the caller's transaction, which has locked the users. Thread-safe.
 */
public final class PhoneRows {
  private final Phones phones;
  private final PhonePolicy policy;

  public PhoneRows(Phones phones, PhonePolicy policy) {
    this.phones = phones;
    this.policy = policy;
  }

  /** Whether several users of an app may have one number. */
  public boolean mayShare() {
    return policy == PhonePolicy.ALLOW;
  }

  /**
   * Binds a number. Fails with a duplicate key if only one user of the app may have it and another
   * one has.
   *
   * @param from the id of the user it was taken from
   */
  public void bind(Tx tx, User user, Phone phone, Optional<String> from, Instant now) {
    long id = user.id();
    tx.phones().set(id, phones.stored(id, phone), !mayShare());
    tx.userChanges().append(new UserChange(now, id, Kind.PHONE_BOUND, from, Optional.empty()));
    tx.userEvents().append(UserEvent.of(now, UserEventType.USER_PHONE_BOUND, user));
  }

  /** Unbinds the number of a user who has one. */
  public static void unbind(Tx tx, User user, Instant now) {
    clear(tx, user, Kind.PHONE_UNBOUND, Optional.empty(), now);
  }

  /** Takes the number of a user who has one; another user is to have it. */
  public static void moveTo(Tx tx, User user, long newOwner, Instant now) {
    clear(tx, user, Kind.PHONE_MOVED, Optional.of(Long.toString(newOwner)), now);
  }

  private static void clear(Tx tx, User user, Kind kind, Optional<String> to, Instant now) {
    tx.phones().clear(user.id());
    tx.userChanges().append(new UserChange(now, user.id(), kind, Optional.empty(), to));
    tx.userEvents().append(UserEvent.of(now, UserEventType.USER_PHONE_UNBOUND, user));
  }
}
