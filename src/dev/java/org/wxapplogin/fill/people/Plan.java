package org.wxapplogin.fill.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.wxapplogin.fill.people.SeededRandom.Subject;

/**
 * How much is invented, and when it happens. Users register over three years, ever more of them,
 * and more by day than by night; their logins reach back about as long as the server keeps them.
 * The number of a user, from 1, says when they registered; that of a login, from 0, when it
 * happened. Times are in milliseconds since 1970. Immutable.
 */
public final class Plan {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int REGISTRATION_DAYS = 3 * 365;

  /** Somewhat less than the 180 days after which the server deletes them. */
  private static final int EVENT_DAYS = 170;

  private static final double[] DAY = {
    0.35, 0.2, 0.12, 0.08, 0.08, 0.15, 0.4, 0.8, 1.1, 1.2, 1.2, 1.3, 1.5, 1.3, 1.1, 1.1, 1.1, 1.2,
    1.4, 1.7, 1.9, 1.8, 1.3, 0.7
  };

  private final Size size;
  private final SeededRandom seeded;
  private final HourlySchedule registrations;
  private final HourlySchedule events;
  private final int firstHourOfEvents; // counted in hours of registrations

  /**
   * @param until the instant after the newest login
   */
  public Plan(Size size, Instant until) {
    this.size = size;
    this.seeded = new SeededRandom(size.seed());
    int hours = REGISTRATION_DAYS * 24;
    long start = until.toEpochMilli() - hours * HourlySchedule.MILLIS;
    double[] weights = weights(start, hours);
    this.registrations = HourlySchedule.spread(start, growing(weights), size.users());
    this.firstHourOfEvents = firstHourOfEvents(hours);
    this.events = events(weights);
  }

  /**
   * @param apps the first has most users
   * @param sessions how many signed-in devices at most
   */
  public record Size(
      long seed, List<String> apps, int users, int events, int sessions, int audit) {}

  public Size size() {
    return size;
  }

  public SeededRandom seeded() {
    return seeded;
  }

  public long until() {
    return registrations.startOf(registrations.size());
  }

  public long eventsSince() {
    return registrations.startOf(firstHourOfEvents);
  }

  public long registeredAt(long user) {
    return registrations.at(user - 1, seeded.unit(Subject.REGISTERED, user));
  }

  /** How many users had registered when the hour of this login began. */
  int usersBefore(Slot slot) {
    return (int) registrations.before(firstHourOfEvents + slot.hour());
  }

  /** Where a login stands in the course of time. */
  Slot slot(int event) {
    int hour = events.hourOf(event);
    long place = event - events.before(hour);
    int in = events.in(hour);
    int fresh = registrations.in(firstHourOfEvents + hour);
    long rank = place * fresh / in;
    boolean isFresh = (place + 1) * fresh / in > rank;
    long newUser = isFresh ? registrations.before(firstHourOfEvents + hour) + rank + 1 : 0;
    return new Slot(hour, newUser);
  }

  /** When a login happens that is not the first of its user. */
  long eventAt(int event) {
    return events.at(event, seeded.unit(Subject.EVENT_AT, event));
  }

  /**
   * @param newUser whose first login this is; 0 for none
   */
  record Slot(int hour, long newUser) {}

  /** Each user's first login is among the events, so these must not begin too early. */
  private int firstHourOfEvents(int hours) {
    int first = hours - EVENT_DAYS * 24;
    while (first < hours - 1 && size.users() - registrations.before(first) > size.events() / 2) {
      first++;
    }
    return first;
  }

  private HourlySchedule events(double[] weights) {
    int hours = registrations.size() - firstHourOfEvents;
    long first = registrations.before(firstHourOfEvents);
    double[] later = new double[hours];
    System.arraycopy(weights, firstHourOfEvents, later, 0, hours);
    long others = Math.max(0, size.events() - (size.users() - first));
    HourlySchedule rest = HourlySchedule.spread(0, later, others);
    long[] before = new long[hours + 1];
    for (int i = 0; i <= hours; i++) {
      before[i] =
          Math.min(
              size.events(), rest.before(i) + registrations.before(firstHourOfEvents + i) - first);
    }
    return new HourlySchedule(eventsSince(), before);
  }

  private double[] weights(long start, int hours) {
    double[] weights = new double[hours];
    for (int i = 0; i < hours; i++) {
      ZonedDateTime at = Instant.ofEpochMilli(start + i * HourlySchedule.MILLIS).atZone(ZONE);
      double weekend = at.getDayOfWeek().getValue() > 5 ? 1.25 : 1;
      double campaign = seeded.unit(Subject.CAMPAIGN, at.toLocalDate().toEpochDay());
      weights[i] = DAY[at.getHour()] * weekend * (campaign < 0.02 ? 2.5 : 0.9 + 0.2 * campaign);
    }
    return weights;
  }

  private static double[] growing(double[] weights) {
    double[] growing = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      growing[i] = weights[i] * (0.15 + Math.pow((double) i / weights.length, 1.2));
    }
    return growing;
  }

  public static long days(double days) {
    return (long) (days * Duration.ofDays(1).toMillis());
  }
}
