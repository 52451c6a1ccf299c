package org.wxapplogin.fill.people;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.fill.people.SeededRandom.Subject;

/**
 * The logins: a few users log in often and most seldom, and new users log in more than old ones.
 * Any login can be asked for by number, in any order.
 */
public final class InventedLogins {
  private static final List<String> DEVICES =
      List.of(
          "iPhone 15 Pro",
          "iPhone 13",
          "iPhone 12",
          "iPhone 14 Pro Max",
          "iPhone 11",
          "HUAWEI Mate 60",
          "HUAWEI P50",
          "HUAWEI nova 11",
          "Xiaomi 14",
          "Redmi Note 12",
          "Redmi K60",
          "OPPO Find X7",
          "OPPO A97",
          "vivo X100",
          "vivo Y36",
          "HONOR 100",
          "iPad Air",
          "Samsung SM-S9180",
          "microsoft",
          "");

  /** How logins fail before WeChat has said whose they are; the frequent ones more than once. */
  private static final List<LoginOutcome> REFUSALS =
      List.of(
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_USED,
          LoginOutcome.CODE_USED,
          LoginOutcome.CODE_USED,
          LoginOutcome.TOO_OFTEN,
          LoginOutcome.RISK_BLOCKED,
          LoginOutcome.WECHAT_UNAVAILABLE,
          LoginOutcome.WECHAT_UNAVAILABLE,
          LoginOutcome.MISCONFIGURED,
          LoginOutcome.NOT_REGISTERED,
          LoginOutcome.BAD_DATA);

  private static final int TRIES = 8;

  private final Plan plan;
  private final InventedUsers users;
  private final SeededRandom seeded;
  private final long stride;

  public InventedLogins(Plan plan, InventedUsers users) {
    this.plan = plan;
    this.users = users;
    this.seeded = plan.seeded();
    this.stride = stride(plan.size().users());
  }

  /**
   * @param user 0 where WeChat did not say who it was
   */
  public record Login(
      long at, String appid, long user, LoginOutcome outcome, String address, String device) {

    boolean isGood() {
      return outcome == LoginOutcome.SUCCESS || outcome == LoginOutcome.NEW_USER;
    }
  }

  public Login login(int event) {
    Plan.Slot slot = plan.slot(event);
    if (slot.newUser() > 0) {
      return of(slot.newUser(), plan.registeredAt(slot.newUser()), LoginOutcome.NEW_USER);
    }
    SplittableRandom random = seeded.random(Subject.EVENT, event);
    long at = plan.eventAt(event);
    int there = plan.usersBefore(slot);
    if (there == 0 || random.nextInt(32) == 0) {
      String appid = users.appid(1 + random.nextInt(plan.size().users()));
      String address = InventedUsers.anyAddress(random.nextLong());
      return new Login(at, appid, 0, oneOf(REFUSALS, random), address, oneOf(DEVICES, random));
    }
    long user = active(random, there);
    UserStatus status = users.status(user);
    LoginOutcome outcome = LoginOutcome.SUCCESS;
    if (status != UserStatus.ACTIVE && at >= users.statusSince(user)) {
      outcome = status == UserStatus.DISABLED ? LoginOutcome.DISABLED : LoginOutcome.CANCELLED;
    } else if (random.nextInt(10_000) == 0) {
      outcome = LoginOutcome.TOKEN_REUSED;
    }
    Login home = of(user, at, outcome);
    return random.nextInt(4) > 0
        ? home
        : new Login(
            at,
            home.appid(),
            user,
            outcome,
            InventedUsers.anyAddress(random.nextLong()),
            home.device());
  }

  public String device(long user) {
    return seeded.oneOf(DEVICES, Subject.DEVICE, user);
  }

  private Login of(long user, long at, LoginOutcome outcome) {
    return new Login(at, users.appid(user), user, outcome, users.address(user), device(user));
  }

  /**
   * A user who logs in. Those who log in often are spread over all numbers by a stride that meets
   * each number once.
   */
  private long active(SplittableRandom random, int there) {
    int all = plan.size().users();
    for (int i = 0; i < TRIES; i++) {
      double unit = random.nextDouble();
      if (random.nextInt(3) == 0) {
        return there - (long) (there * 0.15 * unit * unit * unit);
      }
      long rank = (long) (all * Math.pow(unit, 2.5));
      long user = 1 + rank * stride % all;
      if (user <= there) {
        return user;
      }
    }
    return 1 + random.nextInt(there);
  }

  private static <T> T oneOf(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }

  private static long stride(int users) {
    long stride = Math.max(1, Math.round(users * 0.6180339887));
    while (gcd(stride, users) != 1) {
      stride++;
    }
    return stride;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /**
   * Looks through the logins of these numbers for the last good login of each user.
   *
   * @param last by the user's number: the login's number plus 1, or 0; is raised, never lowered
   * @param to exclusive
   */
  public void findLast(AtomicIntegerArray last, int from, int to) {
    for (int event = from; event < to; event++) {
      Login login = login(event);
      if (login.isGood()) {
        last.accumulateAndGet((int) login.user(), event + 1, Math::max);
      }
    }
  }
}
