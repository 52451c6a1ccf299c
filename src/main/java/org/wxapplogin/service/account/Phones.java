package org.wxapplogin.service.account;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.StoredPhone;
import org.wxapplogin.domain.TakenPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;

/** Phone numbers as they are stored: sealed for one user's row, found by a keyed hash. */
public final class Phones {
  private final SealedValues values;
  private final LookupHashes lookups;

  public Phones(SealedValues values, LookupHashes lookups) {
    this.values = values;
    this.lookups = lookups;
  }

  /** The phone number of a user, in clear; empty if there is none, or none that can be opened. */
  public Optional<Phone> open(User user) {
    return user.sealedPhone()
        .flatMap(stored -> values.open(SealedKind.PHONE, owner(user.id()), stored))
        .flatMap(text -> Phone.ofStored(text.reveal()));
  }

  /** A number that was taken from a user; empty if it cannot be opened. */
  public Optional<Phone> open(TakenPhone taken) {
    return values
        .open(SealedKind.TAKEN_PHONE, owner(taken.userId()), taken.sealed())
        .flatMap(text -> Phone.ofStored(text.reveal()));
  }

  /** The number sealed for the row that keeps what was taken from this user. */
  public byte[] sealTaken(long userId, Phone phone) {
    return values.seal(SealedKind.TAKEN_PHONE, owner(userId), Secret.of(phone.stored()));
  }

  /** The phone number of a user as admins see it; empty if they have none. */
  public Optional<ShownPhone> shown(User user) {
    return user.sealedPhone().map(stored -> new ShownPhone(open(user).map(Phone::ending)));
  }

  /** The number sealed for this user's row: in any other row it does not open. */
  public byte[] seal(long userId, Phone phone) {
    return values.seal(SealedKind.PHONE, owner(userId), Secret.of(phone.stored()));
  }

  /**
   * The keyed hashes by which the users who have this number are found. A user is stored under one
   * of them; what is written is the first.
   */
  public List<byte[]> hashes(Phone phone) {
    return lookups.ofPhone(phone);
  }

  /** What is stored of a number of this user. */
  public StoredPhone stored(long userId, Phone phone) {
    return new StoredPhone(seal(userId, phone), hashes(phone).get(0), end(phone));
  }

  /** The keyed hash of the number's last four digits that is stored; empty if there is none. */
  public Optional<byte[]> end(Phone phone) {
    return phone.lastFour().map(digits -> ends(digits).get(0));
  }

  /**
   * The keyed hashes by which the users are found whose number ends with these four digits; as
   * {@link #hashes}.
   */
  public List<byte[]> ends(String lastFour) {
    return lookups.ofPhoneEnd(lastFour);
  }

  private static String owner(long userId) {
    return Long.toString(userId);
  }
}
