package org.wxapplogin.service.wechat;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SessionKeyDao.SealedKey;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;

/**
 * Stores the session keys WeChat gave for users, sealed, and opens them only while they are used.
 * Thread-safe.
 */
public final class SessionKeys {
  private final Db db;
  private final SealedValues values;
  private final LookupHashes lookups;
  private final Clock clock;

  public SessionKeys(Db db, SealedValues values, LookupHashes lookups, Clock clock) {
    this.db = db;
    this.values = values;
    this.lookups = lookups;
    this.clock = clock;
  }

  /**
   * A session_key as it is stored.
   *
   * @param key sealed, and bound to its user
   * @param fingerprints 16 bytes under each lookup key that are the same for the same key of the
   *     same user; the one to store first
   */
  public record Sealed(byte[] key, List<byte[]> fingerprints) {
    /** Whether it is the same session_key of the same user. */
    public boolean isSameAs(Sealed other) {
      return MessageDigest.isEqual(fingerprints.get(0), other.fingerprints.get(0));
    }

    /**
     * Whether the same session_key is stored already, and under the keys in use, so that nothing
     * has to be written.
     *
     * @param mark the fingerprint that is stored with it
     */
    public boolean isStoredAs(byte[] sealed, byte[] mark) {
      return MessageDigest.isEqual(fingerprints.get(0), mark)
          && Sealer.keyName(sealed).equals(Sealer.keyName(key));
    }
  }

  public Sealed seal(Identity identity, Secret key) {
    String owner = owner(identity);
    return new Sealed(
        values.seal(SealedKind.SESSION_KEY, owner, key), lookups.ofSessionKey(owner, key));
  }

  /** Names a user as the owner of their sealed session keys. */
  public static String owner(Identity identity) {
    return identity.appid() + "/" + identity.openid();
  }

  /** The newest key of a user; empty if there never was one, or it cannot be opened. */
  Optional<Secret> newest(long userId, Identity identity) {
    return db.read(tx -> tx.sessionKeys().find(userId)).stream()
        .findFirst()
        .flatMap(stored -> opened(identity, stored));
  }

  /**
   * The keys of a user, the newest first, then the one before; without those that cannot be opened.
   */
  public List<Secret> find(long userId, Identity identity) {
    return db.read(tx -> tx.sessionKeys().find(userId)).stream()
        .flatMap(stored -> opened(identity, stored).stream())
        .toList();
  }

  private Optional<Secret> opened(Identity identity, byte[] stored) {
    return values.open(SealedKind.SESSION_KEY, owner(identity), stored);
  }

  /** Stores the key that replaces the newest, unless the user was deleted meanwhile. */
  void keep(long userId, Identity identity, Secret key) {
    Sealed sealed = seal(identity, key);
    SealedKey fresh = new SealedKey(userId, sealed.key(), sealed.fingerprints(), clock.instant());
    db.run(
        tx ->
            tx.users().lockOne(userId).ifPresent(user -> tx.sessionKeys().keepAll(List.of(fresh))));
  }
}
