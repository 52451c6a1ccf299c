package org.wxapplogin.service.account;

import java.util.Optional;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;

/** Phone numbers as they are stored: sealed for one user's row, found by a keyed hash. */
public final class Phones {
  private final Sealer sealer;
  private final KeyedHash hashes;

  public Phones(Sealer sealer, KeyedHash hashes) {
    this.sealer = sealer;
    this.hashes = hashes;
  }

  /** The phone number of a user, in clear. */
  public Optional<Phone> open(User user) {
    return user.sealedPhone()
        .map(stored -> sealer.open(stored, row(user.id())).split(" ", 2))
        .map(parts -> new Phone(parts[0], parts[1]));
  }

  /**
   * The phone number of a user as admins see it, {@link Phone#ending}; asterisks only if it cannot
   * be opened.
   */
  public Optional<String> ending(User user) {
    try {
      return open(user).map(Phone::ending);
    } catch (IllegalStateException e) {
      return Optional.of(
          "****"); // sealed with a key that is gone; the page must be shown nevertheless
    }
  }

  /** The number sealed for this user's row: in any other row it does not open. */
  public byte[] seal(long userId, Phone phone) {
    return sealer.seal(phone.countryCode() + " " + phone.number(), row(userId));
  }

  /** The keyed hash by which the users who have this number are found. */
  public byte[] hash(Phone phone) {
    return hashes.hash("phone", phone.e164());
  }

  private static String row(long userId) {
    return "users.phone/" + userId;
  }
}
