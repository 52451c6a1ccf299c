package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.KeptPush;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.StoredAvatar;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.session.DeviceList;

/** Gathers everything that is held on a user, as a copy for them. Thread-safe. */
public final class PersonalDataService {
  /** How many of a kind are in the copy, the newest, if a user has very many. */
  private static final int MOST = 1_000;

  private final Db db;
  private final RateLimits limits;
  private final Clock clock;

  public PersonalDataService(Db db, RateLimits limits, Clock clock) {
    this.db = db;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What is held on a user.
   *
   * @param kept events that WeChat is said to have pushed, and that wait for an owner's decision
   * @param ban empty also for one of which nothing is known but that it is
   * @param keyDates when the stored session keys came; the keys themselves are not part of the copy
   */
  public record Export(
      Instant at,
      User user,
      Optional<StoredAvatar> avatar,
      List<Session> devices,
      Newest<LoginEvent> events,
      Newest<UserChange> changes,
      Newest<UserNote> notes,
      Newest<KeptPush> kept,
      List<Consent> consents,
      Optional<Ban> ban,
      List<Instant> keyDates) {}

  /**
   * The newest of many.
   *
   * @param truncated whether there are older ones
   */
  public record Newest<T>(List<T> items, boolean truncated) {
    static <T> Newest<T> of(List<T> oneMore) {
      boolean truncated = oneMore.size() > MOST;
      return new Newest<>(truncated ? oneMore.subList(0, MOST) : oneMore, truncated);
    }
  }

  public Export export(long userId) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(userId));
    Instant now = clock.instant();
    return db.read(tx -> gather(tx, userId, now));
  }

  static Export gather(Tx tx, long userId, Instant now) {
    return new Export(
        now,
        tx.users().findById(userId).orElseThrow(ProfileService::gone),
        tx.avatars().findByUser(userId),
        DeviceList.of(tx.sessions().findByUser(userId, now)),
        Newest.of(tx.loginEvents().findByUser(userId, MOST + 1)),
        Newest.of(tx.userChanges().findByUser(userId, MOST + 1)),
        Newest.of(tx.userNotes().findByUser(userId, MOST + 1).stream().map(WithId::event).toList()),
        Newest.of(tx.pushEvents().findKeptByUser(userId, MOST + 1)),
        tx.userConsents().findByUser(userId),
        tx.bans().find(userId).filter(ban -> !ban.isOver(now)),
        tx.sessionKeys().findDates(userId));
  }
}
