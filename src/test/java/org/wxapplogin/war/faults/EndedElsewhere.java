package org.wxapplogin.war.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.wxapplogin.war.ConsoleClient;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.WayOut.Victim;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.Signals;
import org.wxapplogin.war.trial.Times;
import org.wxapplogin.war.trial.Trial;

/**
 * Sessions are ended on one of three nodes, of which one has a clock that is an hour off and one is
 * paused now and then.
 */
final class EndedElsewhere implements Scenario {
  private static final Duration PROMISE = Duration.ofSeconds(1);
  private static final int ONE_IN_PAUSED = 4;

  @Override
  public String name() {
    return "ended-elsewhere";
  }

  @Override
  public String about() {
    return "a ban, a kick or a logout on one of three nodes, one with a clock an hour ahead, one"
        + " paused now and then: refused on the others 1 s later";
  }

  @Override
  public int rounds() {
    return 100;
  }

  @Override
  public void run(Trial trial) throws Exception {
    Optional<String[]> clock = OtherClock.anHourAhead();
    if (clock.isEmpty()) {
      trial.note("libfaketime is not installed: all clocks are right");
    }
    TomcatProcess one = trial.startedServer();
    TomcatProcess two = trial.startedServer();
    TomcatProcess three = trial.startedServer(clock.orElse(new String[0]));
    ConsoleClient admin = trial.admin(one);
    Map<WayOut, Times> times = new EnumMap<>(WayOut.class);
    for (int round = 1; round <= trial.rounds(); round++) {
      WayOut way = WayOut.values()[trial.random().nextInt(WayOut.values().length)];
      Times ofWay = times.computeIfAbsent(way, w -> new Times());
      Victim victim = Victim.at(trial.random().nextBoolean() ? one : three, trial);
      List.of(one, two, three).forEach(node -> check(node, victim, trial));
      long paused = pauseNow(trial) ? two.pid() : 0;
      if (paused != 0) {
        Signals.pause(paused);
      }
      way.end(victim, one, admin, trial);
      long ended = System.nanoTime();
      CompletableFuture<Duration> there =
          CompletableFuture.supplyAsync(() -> untilRefused(three, victim, ended, trial));
      if (paused != 0) {
        trial.pause(Duration.ofMillis(trial.random().nextInt(2_500)));
        Signals.resume(paused);
      }
      ofWay.add(untilRefused(two, victim, ended, trial));
      ofWay.add(there.join());
      if (round % 10 == 0) {
        trial.say("round " + round + " of " + trial.rounds());
      }
    }
    times.forEach((way, all) -> trial.note(way + ": refused elsewhere after " + all));
    trial.compareBooks(one);
  }

  private static boolean pauseNow(Trial trial) {
    return trial.random().nextInt(ONE_IN_PAUSED) == 0;
  }

  private static void check(TomcatProcess node, Victim victim, Trial trial) {
    try (Phone phone = new Phone(node.port(), trial.patience())) {
      Answer answer = phone.check(victim.token());
      trial.promise(answer.is(Answer.Kind.DONE), "a new token is answered " + answer.text());
    }
  }

  /** From when on it was refused; the last one accepted must have been sent within the promise. */
  private static Duration untilRefused(TomcatProcess node, Victim victim, long ended, Trial trial) {
    Duration accepted = Duration.ZERO;
    try (Phone phone = new Phone(node.port(), trial.patience())) {
      while (true) {
        Duration sent = Duration.ofNanos(System.nanoTime() - ended);
        Answer answer = phone.check(victim.token());
        if (answer.is(Answer.Kind.DONE)) {
          accepted = sent;
        }
        if (answer.is(Answer.Kind.DENIED) || sent.compareTo(Trial.BOUND) > 0) {
          trial.promiseAtMost(PROMISE, accepted, "the last check that was accepted");
          return accepted;
        }
      }
    }
  }
}
