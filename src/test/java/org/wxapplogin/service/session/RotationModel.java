package org.wxapplogin.service.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.wxapplogin.TestClock;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.session.SessionService.Judged;

/**
 * One sign-in as its owner uses it, and maybe a thief beside: random times, parallel requests,
 * replies that are late or lost. It plays against the real service; only time is made.
 */
final class RotationModel {
  static final Duration ROTATE_AFTER = Duration.ofMinutes(10);
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final int SLOWEST_WAY_MILLIS = 14_900; // there and back within the grace period

  private final SessionService service;
  private final TestClock clock;
  private final Random random;
  private final Client client;
  private final Thief kind;
  private final boolean seldom; // whether the app is opened now and then for one request
  private final Instant end;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::order));
  private int order;

  private final Holder owner;
  private Optional<Holder> thief = Optional.empty();
  private final StringBuilder trace = new StringBuilder();
  private boolean refused;
  private String stolen = "";
  private boolean rotated;
  private Holder lastServed;
  private Instant nextTurn = Instant.MIN;
  private int turns;
  private String fault = "";

  private record Event(Instant at, int order, Runnable what) {}

  /** How a thief goes about it. */
  enum Thief {
    NONE,
    /** Asks every now and then, hoping for the next token. */
    POLLS,
    /** Asks right after each request of the owner. */
    SHADOWS,
    /** Asks at once when a token is due, and uses what it gets before the owner does. */
    USES_FIRST,
    /** Collects next tokens and does not use them for a long time. */
    WAITS
  }

  /** Which of the tokens that it is given a client keeps. */
  enum Client {
    /** Only one that answers a request with the token it holds. */
    COMPARES,
    /** Whichever arrives last. */
    TAKES_LAST
  }

  /** Somebody who has the token: what they hold, and what became of it. */
  private static final class Holder {
    String token;
    final List<String> hoard = new ArrayList<>();

    Holder(String token) {
      this.token = token;
    }
  }

  /**
   * @param token of a sign-in whose client takes next tokens
   */
  RotationModel(
      SessionService service, TestClock clock, String token, Client client, Thief kind, long seed) {
    this.service = service;
    this.clock = clock;
    this.client = client;
    this.kind = kind;
    this.random = new Random(seed);
    this.seldom = random.nextInt(3) == 0;
    this.end = clock.instant().plus(seldom ? Duration.ofHours(6) : Duration.ofMinutes(70));
    this.owner = new Holder(token);
    this.lastServed = owner;
  }

  /**
   * Plays.
   *
   * @return what was not as it must be; empty if nothing
   */
  String play() {
    at(clock.instant(), () -> burst());
    if (kind != Thief.NONE) {
      at(clock.instant().plus(upTo(Duration.ofMinutes(25))), () -> steal());
    }
    while (!events.isEmpty() && fault.isEmpty()) {
      Event event = events.poll();
      clock.advance(Duration.between(clock.instant(), event.at()));
      event.what().run();
    }
    return fault.isEmpty() ? "" : fault + trace;
  }

  private void burst() {
    int parallel = seldom ? 1 : 1 + random.nextInt(random.nextInt(4) == 0 ? 10 : 2);
    for (int i = 0; i < parallel; i++) {
      send(owner.token);
    }
    boolean longPause = seldom || random.nextInt(4) == 0;
    Duration pause = upTo(longPause ? Duration.ofMinutes(25) : Duration.ofSeconds(40));
    Instant next = clock.instant().plus(pause);
    if (next.isBefore(end) && !refused) {
      at(next, () -> burst());
    }
  }

  private void send(String sent) {
    if (random.nextInt(20) == 0) {
      return; // lost on its way to the server
    }
    at(
        clock.instant().plus(way()),
        () -> {
          Optional<Judged> judged = ask(owner, sent);
          if (judged.isEmpty() && thief.isEmpty()) {
            fault = "an honest client was refused";
          }
          Optional<String> next = judged.flatMap(Judged::next).map(Secret::reveal);
          if (next.isPresent() && random.nextInt(5) > 0) { // else the reply is lost
            at(clock.instant().plus(way()), () -> take(sent, next.get()));
          }
          if (kind == Thief.SHADOWS && thief.isPresent()) {
            at(clock.instant().plusMillis(random.nextInt(2000)), this::thiefActs);
          }
        });
  }

  private void take(String sent, String next) {
    if (client == Client.TAKES_LAST || owner.token.equals(sent)) {
      owner.token = next;
    }
  }

  private void steal() {
    stolen = owner.token;
    thief = Optional.of(new Holder(stolen));
    if (kind != Thief.SHADOWS) {
      thiefComesAgain();
    }
  }

  private void thiefComesAgain() {
    if (kind == Thief.WAITS) {
      thiefCollects();
    } else {
      thiefActs();
    }
    Duration pause =
        switch (kind) {
          case USES_FIRST -> Duration.ofSeconds(1 + random.nextInt(5));
          case WAITS -> upTo(Duration.ofMinutes(seldom ? 30 : 12));
          default -> upTo(Duration.ofSeconds(1 + random.nextInt(seldom ? 1800 : 300)));
        };
    Instant next = clock.instant().plus(pause);
    if (next.isBefore(end) && !refused) {
      at(next, () -> thiefComesAgain());
    }
  }

  /** Asks with what the thief holds, and takes what comes. */
  private void thiefActs() {
    Holder holder = thief.orElseThrow();
    ask(holder, holder.token).flatMap(Judged::next).ifPresent(next -> holder.token = next.reveal());
  }

  /** Asks with the stolen token for as many next ones as it gives, and uses one now and then. */
  private void thiefCollects() {
    Holder holder = thief.orElseThrow();
    ask(holder, holder.token).flatMap(Judged::next).ifPresent(n -> holder.hoard.add(n.reveal()));
    if (!holder.hoard.isEmpty() && random.nextBoolean()) {
      holder.token = holder.hoard.remove(random.nextInt(holder.hoard.size()));
    }
  }

  private Optional<Judged> ask(Holder holder, String token) {
    Instant now = clock.instant();
    Optional<Judged> judged = service.judge(token, ClientAddress.UNKNOWN);
    note(holder, token, judged);
    if (judged.isEmpty()) {
      refused = true;
      return judged;
    }
    if (thief.isPresent()) {
      rotated |= !token.equals(stolen) && isFirstUse(judged.get(), now);
      countTurns(holder, judged.get());
    }
    return judged;
  }

  /** Writes down what happened, to be read if something was not as it must be. */
  private void note(Holder holder, String token, Optional<Judged> judged) {
    trace
        .append(System.lineSeparator())
        .append(clock.instant())
        .append(holder == owner ? " owner " : " thief ")
        .append(Tokens.hash(token).id())
        .append(judged.isPresent() ? "" : " refused");
    judged
        .flatMap(j -> j.session().rotation())
        .ifPresent(r -> trace.append(" of ").append(r.parent()).append(r.supersededAt()));
    judged
        .flatMap(Judged::next)
        .ifPresent(next -> trace.append(" -> ").append(Tokens.hash(next.reveal()).id()));
  }

  private static boolean isFirstUse(Judged judged, Instant now) {
    return judged
        .session()
        .rotation()
        .filter(rotation -> rotation.firstUsedAt().equals(now))
        .isPresent();
  }

  /**
   * Counts how often owner and thief take turns in holding a newest token, once one of them has
   * rotated. Tokens that follow the same one are good beside each other for two grace periods,
   * which count as one turn. With an owner who keeps to one token there are four turns at most:
   * thief, owner, thief, and the owner again, whose token settles then. With others there are as
   * many as the owner was given tokens for the stolen one.
   */
  private void countTurns(Holder served, Judged judged) {
    boolean newest =
        judged.session().rotation().filter(r -> r.supersededAt().isEmpty()).isPresent();
    Instant now = clock.instant();
    if (rotated && newest && served != lastServed && !now.isBefore(nextTurn)) {
      lastServed = served;
      nextTurn = now.plus(GRACE.multipliedBy(2));
      turns++;
    }
    if (turns > (client == Client.COMPARES ? 4 : 17)) {
      fault = "owner and thief go on beside each other";
    }
  }

  private void at(Instant when, Runnable what) {
    events.add(new Event(when, order++, what));
  }

  private Duration way() {
    return Duration.ofMillis(
        random.nextInt(10) == 0 ? random.nextInt(SLOWEST_WAY_MILLIS) : random.nextInt(300));
  }

  private Duration upTo(Duration most) {
    return Duration.ofMillis(1 + random.nextInt((int) most.toMillis()));
  }
}
