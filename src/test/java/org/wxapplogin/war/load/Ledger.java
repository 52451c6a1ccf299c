package org.wxapplogin.war.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What clients sent and what they were answered: whose logins were tried, which tokens were given
 * out, which were ended. Thread-safe.
 */
public final class Ledger {
  private static final int MOST_SAMPLES = 5;

  private final Map<String, Integer> attempts = new TreeMap<>();
  private final Set<String> openidsAnswered = new TreeSet<>();
  private final Set<String> open = new TreeSet<>();
  private final Set<String> ended = new TreeSet<>();
  private final Map<Answer.Kind, Integer> counts = new EnumMap<>(Answer.Kind.class);
  private final List<Duration> times = new ArrayList<>();
  private final List<String> surprises = new ArrayList<>();
  private int surprising;
  private Duration worst = Duration.ZERO;
  private long lastTrouble = Long.MIN_VALUE;

  /** Before a person's login is sent. */
  public synchronized void trying(String openid) {
    attempts.merge(openid, 1, Integer::sum);
  }

  /** What came of the login of a person. */
  public synchronized void loggedIn(String openid, Answer answer) {
    add("login", answer);
    if (answer.is(Answer.Kind.DONE)) {
      open.add(answer.token());
      openidsAnswered.add(openid);
    }
  }

  /** What came of a check of a token that was given out and not ended. */
  public synchronized void checked(Answer answer) {
    add("check", answer);
  }

  /** Before the token's logout is sent: from now on nobody knows how it stands. */
  public synchronized void ending(String token) {
    open.remove(token);
  }

  /** What came of the logout of a token. */
  public synchronized void loggedOut(String token, Answer answer) {
    add("logout", answer);
    if (answer.is(Answer.Kind.DONE)) {
      ended.add(token);
    }
  }

  private void add(String what, Answer answer) {
    if (answer.is(Answer.Kind.NOT_SENT)) {
      return;
    }
    counts.merge(answer.kind(), 1, Integer::sum);
    if (!answer.is(Answer.Kind.DONE)) {
      lastTrouble = System.nanoTime();
    }
    if (!answer.is(Answer.Kind.CUT_OFF)) {
      times.add(answer.took());
      worst = answer.took().compareTo(worst) > 0 ? answer.took() : worst;
    }
    boolean surprise =
        answer.is(Answer.Kind.WRONG)
            || answer.is(Answer.Kind.LATE)
            || answer.is(Answer.Kind.DENIED);
    if (surprise) {
      surprising++;
      if (surprises.size() < MOST_SAMPLES) {
        surprises.add(what + ": " + answer.text());
      }
    }
  }

  /** How many requests ended in this way. */
  public synchronized int count(Answer.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** How many requests were sent. */
  public synchronized int sent() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many answers were wrong, came too late, or denied what was right. */
  public synchronized int surprising() {
    return surprising;
  }

  /** Some of these, for people. */
  public synchronized List<String> surprises() {
    return List.copyOf(surprises);
  }

  /** The longest that an answer took. */
  public synchronized Duration worst() {
    return worst;
  }

  /**
   * How long after a moment a request was last not done; zero if each one was.
   *
   * @param since in nanoseconds, as {@link System#nanoTime} tells them
   */
  public synchronized Duration lastTrouble(long since) {
    return lastTrouble == Long.MIN_VALUE || lastTrouble - since < 0
        ? Duration.ZERO
        : Duration.ofNanos(lastTrouble - since);
  }

  /** Half of the answers came sooner. */
  public synchronized Duration median() {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(Duration.ZERO);
  }

  /** Tokens that were given out and must be valid. */
  public synchronized Set<String> open() {
    return Set.copyOf(open);
  }

  /** Tokens whose end was answered, which must be refused. */
  public synchronized Set<String> ended() {
    return Set.copyOf(ended);
  }

  /** How often each person tried to log in. */
  public synchronized Map<String, Integer> attempts() {
    return Map.copyOf(attempts);
  }

  /** Who was answered at least once, and so must be a user. */
  public synchronized Set<String> answered() {
    return Set.copyOf(openidsAnswered);
  }
}
