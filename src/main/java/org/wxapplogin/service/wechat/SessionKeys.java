package org.wxapplogin.service.wechat;

import java.time.Clock;
import java.util.List;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SessionKeyDao.SealedKey;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Secret;

/**
 * Stores the session keys WeChat gave for users, sealed, and opens them only while they are used.
 * Thread-safe.
 */
public final class SessionKeys {
  private final Db db;
  private final Sealer sealer;
  private final KeyedHash hashes;
  private final Clock clock;

  public SessionKeys(Db db, Sealer sealer, KeyedHash hashes, Clock clock) {
    this.db = db;
    this.sealer = sealer;
    this.hashes = hashes;
    this.clock = clock;
  }

  /**
   * A session_key as it is stored.
   *
   * @param key sealed, and bound to its user
   * @param fingerprint 16 bytes that are the same for the same key of the same user
   */
  public record Sealed(byte[] key, byte[] fingerprint) {}

  public Sealed seal(Identity identity, Secret key) {
    String row = rowName(identity);
    return new Sealed(sealer.seal(key.reveal(), row), hashes.fingerprint(row, key.reveal()));
  }

  /** What a sealed session_key is bound to: sealed for one user, it does not open for another. */
  public static String rowName(Identity identity) {
    return "session_keys/" + identity.appid() + "/" + identity.openid();
  }

  /** The keys of a user, the newest first, then the one before; none if there never was one. */
  public List<Secret> find(long userId, Identity identity) {
    String row = rowName(identity);
    return db.read(tx -> tx.sessionKeys().find(userId)).stream()
        .map(stored -> Secret.of(sealer.open(stored, row)))
        .toList();
  }

  /** Stores the key that replaces the newest, unless the user was deleted meanwhile. */
  void keep(long userId, Identity identity, Secret key) {
    Sealed sealed = seal(identity, key);
    SealedKey fresh = new SealedKey(userId, sealed.key(), sealed.fingerprint(), clock.instant());
    db.run(
        tx ->
            tx.users().lockOne(userId).ifPresent(user -> tx.sessionKeys().keepAll(List.of(fresh))));
  }
}
