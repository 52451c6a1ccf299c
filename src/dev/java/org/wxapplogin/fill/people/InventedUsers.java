package org.wxapplogin.fill.people;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.fill.people.SeededRandom.Subject;

/** The users. Any of them can be asked for by number, from 1, in any order. Immutable. */
public final class InventedUsers {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /**
   * The second app has this part of the first one's users, the third of the second's, and so on.
   */
  private static final double NEXT_APP = 0.3;

  /** The server deletes a cancelled account after 15 days. */
  private static final double CANCELLED_WITHIN_DAYS = 12;

  private final Plan plan;
  private final SeededRandom seeded;
  private final int apart;

  public InventedUsers(Plan plan) {
    this.plan = plan;
    this.seeded = plan.seeded();
    this.apart = Math.max(1, plan.size().users() / 80);
  }

  public Identity identity(long user) {
    Optional<String> unionid =
        isOfTwo(user) || seeded.unit(Subject.HAS_UNIONID, user) < 0.45
            ? Optional.of("o" + id(Subject.UNIONID, person(user), 27))
            : Optional.empty();
    int app = app(user);
    String openid =
        "o" + id(Subject.APP, -1 - app, 5) + id(Subject.OPENID, user, 22); // WeChat's begin alike
    return new Identity(plan.size().apps().get(app), openid, unionid);
  }

  /** The id of the person whom the user is, should they have a unionid; 16 bytes. */
  public byte[] personId(long user) {
    long person = person(user);
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(seeded.bits(Subject.PERSON, person))
        .putLong(seeded.bits(Subject.PERSON, -1 - person))
        .array();
  }

  /** Whether the person had come to no other app before. */
  public boolean isFirst(long user) {
    return !isSecond(user);
  }

  /** How many users the person of a first user is. */
  public int countOfPerson(long user) {
    return isOfTwo(user) ? 2 : 1;
  }

  public Profile profile(long user) {
    return InventedProfiles.profile(seeded.random(Subject.NAME, user));
  }

  String appid(long user) {
    return plan.size().apps().get(app(user));
  }

  public UserStatus status(long user) {
    double unit = seeded.unit(Subject.STATUS, user);
    return unit < 0.01
        ? UserStatus.DISABLED
        : unit < 0.015 ? UserStatus.CANCELLED : UserStatus.ACTIVE;
  }

  /** When a user who is not active was disabled or cancelled the account. */
  public long statusSince(long user) {
    long registered = plan.registeredAt(user);
    long first =
        status(user) == UserStatus.CANCELLED
            ? Math.max(registered, plan.until() - Plan.days(CANCELLED_WITHIN_DAYS))
            : registered;
    double unit = seeded.unit(Subject.STATUS_SINCE, user);
    return first + (long) (unit * (plan.until() - 1 - first));
  }

  public UserLevel level(long user) {
    double unit = seeded.unit(Subject.LEVEL, user);
    return unit < 0.8 ? UserLevel.ORDINARY : unit < 0.95 ? UserLevel.VIP : UserLevel.SENIOR_VIP;
  }

  /** Somebody in two apps has the same number in both; nobody else shares one. */
  public Optional<Phone> phone(long user) {
    long person = person(user);
    if (seeded.unit(Subject.PHONE, person) >= 0.4) {
      return Optional.empty();
    }
    // The factor and the size of the range have no common divisor, so that no number comes twice.
    long number = 13_000_000_000L + Math.floorMod(person * 4_999_999_937L, 7_000_000_000L);
    return Optional.of(new Phone("86", Long.toString(number)));
  }

  /** From nets that carriers use inside or that are reserved for examples: nobody's own. */
  public String address(long user) {
    return anyAddress(seeded.bits(Subject.ADDRESS, user));
  }

  /** A few addresses have many users each, as with carriers. */
  static String anyAddress(long bits) {
    double unit = (bits >>> 11) * 0x1.0p-53;
    if ((bits & 15) == 0) {
      return "2001:db8:"
          + Long.toHexString((bits >>> 20) & 0xffff)
          + ":"
          + Long.toHexString((bits >>> 36) & 0xffff)
          + "::1";
    }
    int host = (int) (unit * unit * unit * (1 << 22));
    return "100." + (64 + (host >> 16)) + "." + (host >> 8 & 255) + "." + (host & 255);
  }

  private int app(long user) {
    if (isSecond(user)) {
      int apps = plan.size().apps().size();
      return (app(partner(user)) + 1) % apps;
    }
    double unit = seeded.unit(Subject.APP, user);
    int app = 0;
    while (app < plan.size().apps().size() - 1 && unit < Math.pow(NEXT_APP, app + 1)) {
      app++;
    }
    return app;
  }

  /** The number of the same person in the app they came to first. */
  private long person(long user) {
    return isSecond(user) ? partner(user) : user;
  }

  private boolean isOfTwo(long user) {
    return isSecond(user)
        || user % 10 == 9 && isSecond(second(user)) && second(user) <= plan.size().users();
  }

  /** About every twentieth user is a person who had come to another app long before. */
  private boolean isSecond(long user) {
    long ten = user / 10;
    return plan.size().apps().size() > 1 && user % 10 == 0 && ten > apart && ten / apart % 2 == 1;
  }

  private long partner(long second) {
    return second - 10L * apart - 1;
  }

  private long second(long first) {
    return first + 1 + 10L * apart;
  }

  private String id(Subject subject, long number, int length) {
    StringBuilder text = new StringBuilder(length);
    long bits = 0;
    for (int i = 0; i < length; i++) {
      if (i % 10 == 0) {
        bits = seeded.bits(subject, number * 3 + i / 10) >>> 1;
      }
      text.append(LETTERS.charAt((int) (bits % LETTERS.length())));
      bits /= LETTERS.length();
    }
    return text.toString();
  }
}
