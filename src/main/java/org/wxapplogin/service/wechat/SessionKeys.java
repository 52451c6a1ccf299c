package org.wxapplogin.service.wechat;

import java.time.Clock;
import java.util.List;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SessionKeyDao.SealedKey;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.login.LoginService;

/** The session keys WeChat gave for a user, opened only while they are used. Thread-safe. */
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

  /** The newest key, then the one before; none if there never was one. */
  public List<Secret> find(long userId, Identity identity) {
    String row = LoginService.sessionKeyRow(identity);
    return db.read(tx -> tx.sessionKeys().find(userId)).stream()
        .map(stored -> Secret.of(sealer.open(stored, row)))
        .toList();
  }

  /** Keeps the key WeChat gave in place of the newest, unless the user was deleted meanwhile. */
  void keep(long userId, Identity identity, Secret key) {
    String row = LoginService.sessionKeyRow(identity);
    SealedKey fresh =
        new SealedKey(
            userId,
            sealer.seal(key.reveal(), row),
            hashes.fingerprint(row, key.reveal()),
            clock.instant());
    db.run(
        tx ->
            tx.users().lockOne(userId).ifPresent(user -> tx.sessionKeys().keepAll(List.of(fresh))));
  }
}
