package org.wxapplogin.service.admin;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wxapplogin.crypto.Passwords;
import org.wxapplogin.dao.AdminDao.Entry;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.SignInStep;
import org.wxapplogin.service.admin.SignInGuard.Attempt;

/**
 * Hashes and compares the passwords of admins, a few at a time; every comparison is counted by
 * {@link SignInGuard}. Thread-safe.
 */
public final class PasswordChecks {
  /**
   * Hashing is slow on purpose: a flood of sign-ins must not take every processor from the users'
   * logins.
   */
  private static final int HASHES_AT_ONCE = 2;

  private static final Duration HASH_WAIT = Duration.ofSeconds(2);

  private final Db db;
  private final Passwords passwords;
  private final SignInGuard guard;
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);

  public PasswordChecks(Db db, Passwords passwords, SignInGuard guard) {
    this.db = db;
    this.passwords = passwords;
    this.guard = guard;
  }

  /**
   * A password that was right.
   *
   * @param hash what it was compared with; if another is stored by now, the password is not right
   *     any more
   */
  record Right(AdminAccount account, Secret hash, Attempt attempt) {}

  /**
   * Whether this is the password of that active admin. The attempt is counted as a failure already
   * when this returns; on success the caller takes that back with {@link SignInGuard#forget}, in
   * the transaction that acts on it. If the password is wrong, that is on record.
   *
   * @param step for what it was given
   * @throws AppException if this source tries too often
   */
  Optional<Right> check(String name, Secret password, SignInStep step, Origin from) {
    guard.limit(from);
    if (password.reveal().isEmpty()) {
      return Optional.empty(); // no guess, so not worth a hash
    }
    return hashing(
        () -> {
          Optional<Entry> entry = db.read(tx -> tx.admins().findEntry(name));
          long id = entry.map(known -> known.account().admin().id()).orElse(0L);
          Optional<Attempt> attempt = db.inTx(tx -> guard.admit(tx, id, from));
          Optional<Entry> admitted =
              entry.filter(known -> attempt.isPresent() && known.account().isActive());
          if (passwords.matches(password, admitted.map(Entry::passwordHash))) {
            return admitted.map(
                known -> new Right(known.account(), known.passwordHash(), attempt.get()));
          }
          attempt.ifPresent(tried -> db.run(tx -> guard.refuse(tx, tried, step, from)));
          return Optional.empty();
        });
  }

  Secret hash(Secret password) {
    return hashing(() -> passwords.hash(password));
  }

  private <T> T hashing(Supplier<T> work) {
    try {
      if (!hashing.tryAcquire(HASH_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw AppException.retryable(
            ErrorCode.TOO_OFTEN, "too many admin sign-ins at once", HASH_WAIT, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppException(ErrorCode.UNAVAILABLE, "interrupted", e);
    }
    try {
      return work.get();
    } finally {
      hashing.release();
    }
  }
}
