package org.wxapplogin.service.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.AvatarDao;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.LoginEventDao;
import org.wxapplogin.dao.SessionDao;
import org.wxapplogin.dao.SessionKeyDao;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.UserChangeDao;
import org.wxapplogin.dao.UserDao;
import org.wxapplogin.dao.UserNoteDao;
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

/** Gathers everything that is held on a user. Thread-safe. */
public final class PersonalDataService {
  /** Of what a user may have very many of, the newest. */
  private static final int MOST = 1_000;

  private final Db db;
  private final UserDao users;
  private final SessionDao sessions;
  private final LoginEventDao events;
  private final SessionKeyDao sessionKeys;
  private final UserChangeDao changes;
  private final AvatarDao avatars;
  private final UserNoteDao notes;
  private final RateLimits limits;
  private final Clock clock;

  public PersonalDataService(
      Db db,
      UserDao users,
      SessionDao sessions,
      LoginEventDao events,
      SessionKeyDao sessionKeys,
      UserChangeDao changes,
      AvatarDao avatars,
      UserNoteDao notes,
      RateLimits limits,
      Clock clock) {
    this.db = db;
    this.users = users;
    this.sessions = sessions;
    this.events = events;
    this.sessionKeys = sessionKeys;
    this.changes = changes;
    this.avatars = avatars;
    this.notes = notes;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * What is held on a user.
   *
   * @param keyDates when the session keys came that are held; never the keys
   */
  public record Export(
      Instant at,
      User user,
      Optional<StoredAvatar> avatar,
      List<Session> devices,
      Newest<LoginEvent> events,
      Newest<UserChange> changes,
      Newest<UserNote> notes,
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

  private Export gather(Tx tx, long userId, Instant now) {
    return new Export(
        now,
        users.findById(tx, userId).orElseThrow(ProfileService::gone),
        avatars.findByUser(tx, userId),
        DeviceList.of(sessions.findByUser(tx, userId, now)),
        Newest.of(events.findByUser(tx, userId, MOST + 1)),
        Newest.of(changes.findByUser(tx, userId, MOST + 1)),
        Newest.of(notes.findByUser(tx, userId, MOST + 1).stream().map(WithId::event).toList()),
        sessionKeys.findDates(tx, userId));
  }
}
