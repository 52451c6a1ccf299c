package org.wxapplogin.service.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.wxapplogin.config.SessionCacheSettings;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.metrics.Counters;
import org.wxapplogin.metrics.Metrics;

/**
 * The sessions this node looked up lately, so that most requests do not ask the database; bounded
 * in number and age. While the database is away, it lets users who are signed in go on for a while.
 * Only sessions that exist are kept. Thread-safe.
 */
public final class SessionCache {
  private final RevocationFeed feed;
  private final SessionCacheSettings settings;
  private final LongSupplier nanoTime;
  private final Cache<TokenHash, Entry> entries;
  private final Counters<Source> sources;

  /** Where a session was found. */
  enum Source {
    MEMORY,
    DATABASE
  }

  public SessionCache(
      RevocationFeed feed, SessionCacheSettings settings, LongSupplier nanoTime, Metrics metrics) {
    this.feed = feed;
    this.settings = settings;
    this.nanoTime = nanoTime;
    this.entries =
        Caffeine.newBuilder()
            .maximumSize(settings.size())
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run) // tidying up costs less than handing it to another thread
            .expireAfterWrite(longestLife(settings))
            .build();
    this.sources =
        metrics.counters("session_look_ups", "Look-ups by source", "source", Source.class);
    metrics.gauge("sessions_in_memory", "About how many are kept", this::size);
  }

  /** The longest a session can be in memory. */
  public static Duration longestLife(SessionCacheSettings settings) {
    return settings.life().plus(settings.offlineGrace()).plusSeconds(1);
  }

  private record Entry(Session session, long readAt) {}

  /**
   * The session of this token: from memory if it can be trusted, otherwise from {@code load}.
   *
   * @throws AppException with {@link ErrorCode#UNAVAILABLE} if the database is away and memory
   *     cannot answer for it; never "sign in", which would make clients throw valid tokens away
   */
  Optional<Session> find(TokenHash key, Supplier<Optional<Session>> load) {
    Entry entry = entries.getIfPresent(key);
    Optional<Session> known = held(entry);
    return switch (feed.link()) {
      case FRESH -> known.isPresent() && isYoung(entry) ? fromMemory(known) : read(key, load);
      case LATE -> readOr(entry, key, load);
      case DOWN -> away(known);
    };
  }

  /** Whether the database does not answer now, as far as this node knows. */
  public boolean isDatabaseAway() {
    return feed.link() == RevocationFeed.Link.DOWN;
  }

  /** Whether it has been away for so long that nothing is answered from memory any more. */
  public boolean isGraceOver() {
    return isDatabaseAway() && hasOutlastedGrace();
  }

  /** About how many sessions are kept. */
  public long size() {
    return entries.estimatedSize();
  }

  /** How many look-ups were answered from memory since this node started. */
  public long fromMemory() {
    return sources.count(Source.MEMORY);
  }

  /** How many look-ups asked the database since this node started. */
  public long fromDatabase() {
    return sources.count(Source.DATABASE);
  }

  private Optional<Session> fromMemory(Optional<Session> known) {
    sources.add(Source.MEMORY);
    return known;
  }

  /** Replaces a session that this node changed; its age stays. */
  void update(Session session) {
    entries
        .asMap()
        .computeIfPresent(session.tokenHash(), (key, old) -> new Entry(session, old.readAt()));
  }

  private Optional<Session> read(TokenHash key, Supplier<Optional<Session>> load) {
    sources.add(Source.DATABASE);
    long readAt = nanoTime.getAsLong();
    Optional<Session> session = load.get();
    session.ifPresentOrElse(
        s -> entries.put(key, new Entry(s, readAt)), () -> entries.invalidate(key));
    return session;
  }

  /**
   * Reads; if that fails, asks for what other nodes have ended, over the connection that requests
   * do not compete for. That a request had no answer, as when no connection was free, does not mean
   * that the database is away.
   */
  private Optional<Session> readOr(Entry entry, TokenHash key, Supplier<Optional<Session>> load) {
    long asked = nanoTime.getAsLong();
    try {
      return read(key, load);
    } catch (AppException e) {
      if (e.code() != ErrorCode.UNAVAILABLE) {
        throw e;
      }
      return switch (feed.pollSince(asked)) {
        case FRESH -> fromMemory(Optional.of(held(entry).orElseThrow(() -> e)));
        case LATE -> throw e;
        case DOWN -> away(held(entry));
      };
    }
  }

  /** The session, unless it was revoked since it was read. */
  private Optional<Session> held(Entry entry) {
    return Optional.ofNullable(entry)
        .filter(e -> feed.holds(e.session(), e.readAt()))
        .map(Entry::session);
  }

  private Optional<Session> away(Optional<Session> known) {
    if (hasOutlastedGrace()) {
      throw new AppException(ErrorCode.UNAVAILABLE, "the database is away for too long");
    }
    if (known.isEmpty()) {
      throw new AppException(ErrorCode.UNAVAILABLE, "the database is away");
    }
    return fromMemory(known);
  }

  private boolean hasOutlastedGrace() {
    return feed.sinceFresh().compareTo(settings.offlineGrace()) > 0;
  }

  private boolean isYoung(Entry entry) {
    return nanoTime.getAsLong() - entry.readAt() <= settings.life().toNanos();
  }
}
