package org.wxapplogin.service.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.WebhookState;
import org.wxapplogin.service.events.EventLog;

/**
 * Tells which receivers of webhooks somebody should look after. It asks little of the database,
 * however much waits, so that a page that is opened often may ask it. Thread-safe.
 */
public final class WebhookWatch {
  /** A receiver is behind if it has not got an event that happened longer ago. */
  public static final Duration BEHIND_AFTER = Duration.ofMinutes(5);

  private final Webhooks webhooks;
  private final Db db;
  private final EventLog events;
  private final Clock clock;

  public WebhookWatch(Webhooks webhooks, Webhooks.Parts parts) {
    this.webhooks = webhooks;
    this.db = parts.db();
    this.events = parts.events();
    this.clock = parts.clock();
  }

  /** Why somebody should look after a receiver. */
  public enum Reason {
    /** It wants no events any more, so that nothing is delivered. */
    GONE,
    /** An owner has paused it, and it is behind. */
    PAUSED,
    /** Every call fails. */
    DOWN,
    BEHIND,
    /** It did not take some events, which an owner can send again or leave out. */
    GIVEN_UP
  }

  /** A receiver, and the reason that weighs most. */
  public record Warning(String receiver, Reason reason) {}

  /** Nothing about those that fare well; in the order of the settings. */
  public List<Warning> warnings() {
    return webhooks.receivers().stream()
        .map(Receiver::name)
        .flatMap(name -> reason(name).map(reason -> new Warning(name, reason)).stream())
        .toList();
  }

  private Optional<Reason> reason(String receiver) {
    return db.read(tx -> tx.webhooks().find(receiver)).flatMap(this::reason);
  }

  private Optional<Reason> reason(WebhookState state) {
    if (state.gone()) {
      return Optional.of(Reason.GONE);
    }
    boolean paused = state.pausedAt().isPresent();
    if (!paused && state.trouble().downSince().isPresent()) {
      return Optional.of(Reason.DOWN);
    }
    if (isBehind(state)) {
      return Optional.of(paused ? Reason.PAUSED : Reason.BEHIND);
    }
    boolean givenUp = db.read(tx -> tx.webhookRetries().countFailed(state.name(), 1)) > 0;
    return givenUp ? Optional.of(Reason.GIVEN_UP) : Optional.empty();
  }

  private boolean isBehind(WebhookState state) {
    Instant before = clock.instant().minus(BEHIND_AFTER);
    return events.after(state.cursor(), 1).stream()
            .anyMatch(oldest -> oldest.event().at().isBefore(before))
        || db.read(tx -> tx.webhookRetries().waitsSince(state.name(), before));
  }
}
