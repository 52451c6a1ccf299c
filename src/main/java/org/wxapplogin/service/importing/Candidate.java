package org.wxapplogin.service.importing;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.account.Phones;

/**
 * A user to be imported, with the keyed hashes of their phone number: made once, before any
 * transaction.
 */
record Candidate(ImportedUser user, Optional<HashedPhone> number) {

  /**
   * A phone number.
   *
   * @param hashes by which it is found, the one to store first
   */
  record HashedPhone(Phone phone, List<byte[]> hashes) {
    /** The hashes in hexadecimal. */
    List<String> marks() {
      return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
  }

  static Candidate of(ImportedUser user, Phones phones) {
    return new Candidate(
        user, user.phone().map(phone -> new HashedPhone(phone, phones.hashes(phone))));
  }

  /** Who they are, by AppID and openid alone. */
  Identity key() {
    return user.key();
  }
}
