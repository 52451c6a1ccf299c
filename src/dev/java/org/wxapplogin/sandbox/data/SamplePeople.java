package org.wxapplogin.sandbox.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Some 300 invented users of two apps and a month of their logins: the same ones each time. */
final class SamplePeople {
  private static final int USERS = 300;
  private static final int NAMELESS_REFUSALS = 160;
  private static final long MONTH_MILLIS = Duration.ofDays(30).toMillis();
  private static final int MOST_LOGINS = 16;

  private static final List<String> DEVICES =
      List.of("iPhone 15 Pro", "HUAWEI Mate 60", "Xiaomi 14", "OPPO Find X7", "iPad Air", "");

  /** Which of the users with a device had a token stolen. */
  private static final int THE_ROBBED = 3;

  /** How logins fail before WeChat has said whose they are; the frequent ones more than once. */
  private static final List<LoginOutcome> REFUSALS =
      List.of(
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_INVALID,
          LoginOutcome.CODE_USED,
          LoginOutcome.CODE_USED,
          LoginOutcome.TOO_OFTEN,
          LoginOutcome.RISK_BLOCKED,
          LoginOutcome.WECHAT_UNAVAILABLE,
          LoginOutcome.WECHAT_UNAVAILABLE,
          LoginOutcome.MISCONFIGURED,
          LoginOutcome.NOT_REGISTERED,
          LoginOutcome.BAD_DATA);

  private final Random random = new Random(20_240_601);
  private final SampleNames names = new SampleNames(random);
  private final Instant now;
  private final List<User> users = new ArrayList<>();
  private final List<LoginEvent> events = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();

  private SamplePeople(Instant now) {
    this.now = now;
  }

  static SamplePeople make(Instant now) {
    SamplePeople people = new SamplePeople(now);
    for (int id = 1; id <= USERS; id++) {
      people.addUser(id);
    }
    for (int i = 0; i < NAMELESS_REFUSALS; i++) {
      people.addRefusal(people.withinAMonth(), Optional.empty(), people.oneOf(REFUSALS));
    }
    people.events.sort(Comparator.comparing(LoginEvent::at));
    return people;
  }

  List<User> users() {
    return users;
  }

  /** The oldest first, as they would have been written. */
  List<LoginEvent> events() {
    return events;
  }

  List<Device> devices() {
    return devices;
  }

  private void addUser(int id) {
    Identity identity = identity(id);
    Profile profile = names.profile(id);
    UserStatus status =
        id % 40 == 7
            ? UserStatus.DISABLED
            : id % 75 == 9 ? UserStatus.CANCELLED : UserStatus.ACTIVE;
    UserLevel level =
        random.nextInt(12) == 0
            ? UserLevel.SENIOR_VIP
            : random.nextInt(5) == 0 ? UserLevel.VIP : UserLevel.ORDINARY;
    String ip = ip();

    // A third has been there for longer than a month: no event of their first login is left.
    boolean old = random.nextInt(3) == 0;
    Instant registered = old ? withinAMonth().minusMillis(MONTH_MILLIS) : withinAMonth();
    Instant lastLogin = registered;
    if (!old) {
      events.add(event(registered, identity, id, LoginOutcome.NEW_USER, ip));
    }
    Instant from = old ? now.minusMillis(MONTH_MILLIS) : registered;
    int logins = random.nextInt(MOST_LOGINS);
    for (int i = 0; i < logins; i++) {
      Instant at = between(from, now);
      events.add(event(at, identity, id, LoginOutcome.SUCCESS, ip));
      lastLogin = at.isAfter(lastLogin) ? at : lastLogin;
    }
    User user = new User(id, identity, profile, level, status, registered, lastLogin, ip);
    users.add(user);

    if (status != UserStatus.ACTIVE) {
      LoginOutcome outcome =
          status == UserStatus.DISABLED ? LoginOutcome.DISABLED : LoginOutcome.CANCELLED;
      events.add(event(between(lastLogin, now), identity, id, outcome, ip));
    } else if (random.nextInt(3) == 0 && lastLogin.isAfter(now.minus(Duration.ofDays(20)))) {
      devices.add(new Device(user, bytes(32), bytes(16), oneOf(DEVICES)));
      if (devices.size() == THE_ROBBED) {
        events.add(event(between(lastLogin, now), identity, id, LoginOutcome.TOKEN_REUSED, ip));
      }
    }
  }

  /**
   * Two of three are in the first app. Every tenth is the same person as the one before, in the
   * other app.
   */
  private Identity identity(int id) {
    if (id % 10 == 0) {
      Identity other = users.get(id - 2).identity();
      String appid =
          other.appid().equals(FakeWechat.APPID) ? FakeWechat.SECOND_APPID : FakeWechat.APPID;
      return new Identity(appid, wechatId(), other.unionid());
    }
    String appid = random.nextInt(3) > 0 ? FakeWechat.APPID : FakeWechat.SECOND_APPID;
    boolean hasUnionid = id % 10 == 9 || random.nextInt(3) == 0;
    return new Identity(appid, wechatId(), hasUnionid ? Optional.of(wechatId()) : Optional.empty());
  }

  private void addRefusal(Instant at, Optional<Long> userId, LoginOutcome outcome) {
    String appid = random.nextInt(3) > 0 ? FakeWechat.APPID : FakeWechat.SECOND_APPID;
    events.add(new LoginEvent(at, appid, userId, outcome, ip(), oneOf(DEVICES)));
  }

  private LoginEvent event(
      Instant at, Identity identity, long id, LoginOutcome outcome, String ip) {
    return new LoginEvent(at, identity.appid(), Optional.of(id), outcome, ip, oneOf(DEVICES));
  }

  private Instant withinAMonth() {
    return now.minusMillis(MONTH_MILLIS - random.nextInt((int) (MONTH_MILLIS / 1_000)) * 1_000L);
  }

  private Instant between(Instant from, Instant to) {
    return from.plusMillis((long) (random.nextDouble() * Duration.between(from, to).toMillis()));
  }

  /** From the nets that are reserved for examples. */
  private String ip() {
    return (random.nextBoolean() ? "203.0.113." : "198.51.100.") + (1 + random.nextInt(254));
  }

  private String wechatId() {
    StringBuilder id = new StringBuilder("o");
    while (id.length() < 28) {
      id.append((char) ('a' + random.nextInt(26)));
    }
    return id.toString();
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A signed-in device whose token nobody has. */
  record Device(User user, byte[] tokenHash, byte[] family, String name) {}
}
