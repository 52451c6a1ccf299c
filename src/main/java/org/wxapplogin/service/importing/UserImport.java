package org.wxapplogin.service.importing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.importing.Candidate.HashedPhone;
import org.wxapplogin.service.person.Persons;

/**
 * Writes users whom another system knows, some hundred in one transaction, while others log in. A
 * user who is here already gets what they do not have, and loses nothing. Doing it again changes
 * nothing. Thread-safe.
 */
public final class UserImport {
  /**
   * If a login creates one of the users at the same moment, or binds one of the numbers, another
   * try finds it.
   */
  private static final int TRIES = 3;

  private final Db db;
  private final Phones phones;
  private final PhonePolicy policy;
  private final Clock clock;
  private final PlanWriter writer;

  /**
   * @param tellAdded whether backends are told of each user who is added
   */
  public UserImport(
      Db db, Phones phones, Persons persons, PhonePolicy policy, Clock clock, boolean tellAdded) {
    this.db = db;
    this.phones = phones;
    this.policy = policy;
    this.clock = clock;
    this.writer = new PlanWriter(phones, persons, policy, tellAdded);
  }

  /** What {@link #write} would do, as things are now; writes nothing. */
  public List<Outcome> tryOut(List<ImportedUser> users) {
    List<Candidate> candidates = candidates(users);
    return db.read(tx -> ImportPlan.of(tx, candidates, policy, clock.instant(), false).outcomes());
  }

  /**
   * Adds these users, and fills in what those who are here already do not have.
   *
   * @param users whose identities all differ
   * @return what became of each, in their order
   */
  public List<Outcome> write(List<ImportedUser> users) {
    List<Candidate> candidates = candidates(users);
    try {
      return inTx(tx -> write(tx, candidates));
    } catch (DataAccessException e) {
      if (!e.isDuplicateKey() || users.size() == 1) {
        throw e;
      }
      return users.stream().map(user -> write(List.of(user)).get(0)).toList();
    }
  }

  /**
   * Adds this user, or fills in what they do not have, and does something more in the same
   * transaction.
   *
   * @param more is given the transaction, and what became of the user; may run again if a login
   *     gets in between
   */
  public Written write(ImportedUser user, BiConsumer<Tx, Written> more) {
    List<Candidate> candidates = candidates(List.of(user));
    return inTx(
        tx -> {
          Outcome outcome = write(tx, candidates).get(0);
          Identity key = user.key();
          Written written =
              new Written(
                  tx.users().findIds(key.appid(), List.of(key.openid())).get(key.openid()),
                  outcome);
          more.accept(tx, written);
          return written;
        });
  }

  /** What became of the user with this id. */
  public record Written(long userId, Outcome outcome) {}

  private <T> T inTx(Function<Tx, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return db.inTx(work);
      } catch (DataAccessException e) {
        if (!e.isDuplicateKey() || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private List<Candidate> candidates(List<ImportedUser> users) {
    return users.stream().map(user -> Candidate.of(user, phones)).toList();
  }

  private List<Outcome> write(Tx tx, List<Candidate> users) {
    List<byte[]> locks = locks(users);
    if (!locks.isEmpty()) {
      tx.phones().lock(locks);
    }
    Instant now = clock.instant();
    ImportPlan plan = ImportPlan.of(tx, users, policy, now, true);
    writer.write(tx, plan, now);
    if (!locks.isEmpty()) {
      tx.phones().unlock(locks);
    }
    return plan.outcomes();
  }

  /** The hashes of the numbers if each has several, so that a claim alone does not keep one. */
  private static List<byte[]> locks(List<Candidate> users) {
    return users.stream()
        .flatMap(user -> user.number().stream())
        .map(HashedPhone::hashes)
        .filter(hashes -> hashes.size() > 1)
        .flatMap(List::stream)
        .toList();
  }
}
