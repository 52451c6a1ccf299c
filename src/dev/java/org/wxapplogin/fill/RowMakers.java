package org.wxapplogin.fill;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.wxapplogin.config.KeySettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.NameParts;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.StoredPhone;
import org.wxapplogin.domain.UserChange;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.fill.people.InventedLogins;
import org.wxapplogin.fill.people.InventedUsers;
import org.wxapplogin.fill.people.Plan;
import org.wxapplogin.fill.people.SeededRandom;
import org.wxapplogin.fill.people.SeededRandom.Subject;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;
import org.wxapplogin.service.wechat.SessionKeys;

/**
 * Makes the rows of each table, each by its number from 0. The same seed gives the same rows,
 * except for sealed values: each begins with a nonce, which must never be used twice. Thread-safe.
 */
final class RowMakers {
  private static final long SESSION_IDLE = Plan.days(30);
  private static final long SESSION_LIFE = Plan.days(90);
  private static final List<String> ADMINS = List.of("admin", "王芳", "李明", "ops", "night-shift");
  private static final List<String> REASONS = List.of("发布违规内容", "恶意刷单", "spam", "用户投诉核实", "test");

  private final Plan plan;
  private final SeededRandom seeded;
  private final InventedUsers users;
  private final InventedLogins logins;
  private final SealedValues values;
  private final LookupHashes lookups;
  private final Phones phones;
  private final AtomicIntegerArray last;
  private int[] signedIn = {};

  RowMakers(Plan plan, KeySettings keys) {
    this.plan = plan;
    this.seeded = plan.seeded();
    this.users = new InventedUsers(plan);
    this.logins = new InventedLogins(plan, users);
    this.values = new SealedValues(new Sealer(keys.sealingBytes(), new SecureRandom()), kind -> {});
    this.lookups = new LookupHashes(new KeyedHash(keys.lookupBytes()));
    this.phones = new Phones(values, lookups);
    this.last = new AtomicIntegerArray(plan.size().users() + 1);
  }

  /** To be called for all logins before any row of users or of what depends on them is made. */
  void findLastLogins(int from, int to) {
    logins.findLast(last, from, to);
  }

  /** Picks the signed-in users, once the last logins are known, and returns how many there are. */
  int pickSignedIn() {
    int[] recent = new int[plan.size().users()];
    int count = 0;
    for (int user = 1; user <= plan.size().users(); user++) {
      if (users.status(user) == UserStatus.ACTIVE
          && lastLogin(user).at() > plan.until() - SESSION_IDLE) {
        recent[count++] = user;
      }
    }
    signedIn = new int[Math.min(count, plan.size().sessions())];
    for (int i = 0; i < signedIn.length; i++) {
      signedIn[i] = recent[(int) ((long) i * count / signedIn.length)];
    }
    return signedIn.length;
  }

  void user(RowBatch rows, int number) {
    long user = number + 1L;
    Identity identity = users.identity(user);
    Profile profile = users.profile(user);
    UserStatus status = users.status(user);
    Last lastLogin = lastLogin(user);
    rows.add(user)
        .add(identity.appid())
        .add(identity.openid())
        .add(identity.unionid())
        .add(profile.nickName())
        .add(profile.avatarUrl())
        .add(profile.gender())
        .add(profile.country())
        .add(profile.province())
        .add(profile.city())
        .add(profile.language())
        .add(users.level(user).number())
        .add(status.number())
        .add(plan.registeredAt(user))
        .add(lastLogin.at())
        .add(lastLogin.address());
    if (status == UserStatus.CANCELLED) {
      rows.add(users.statusSince(user));
    } else {
      rows.addNull();
    }
    Optional<Phone> phone = users.phone(user);
    if (phone.isPresent()) {
      StoredPhone stored = phones.stored(user, phone.get());
      byte[] hash = stored.hash();
      rows.add(stored.sealed()).add(hash).add(stored.end().orElseThrow()).add(hash);
    } else {
      rows.addNull().addNull().addNull().addNull();
    }
    if (identity.unionid().isPresent()) {
      rows.add(users.personId(user));
    } else {
      rows.addNull();
    }
    rows.endRow();
  }

  /** The person of a user who is the first of a unionid. */
  void person(RowBatch rows, int number) {
    long user = number + 1L;
    Optional<String> unionid = users.identity(user).unionid();
    if (unionid.isPresent() && users.isFirst(user)) {
      rows.add(unionid.get()).add(users.personId(user)).add(users.countOfPerson(user)).endRow();
    }
  }

  /** Whose parts of the name there are. */
  void name(RowBatch rows, int number) {
    String form = form(number + 1L);
    if (!form.isEmpty()) {
      rows.add(number + 1L).add(form).endRow();
    }
  }

  /** The parts by which a user's name is found. */
  void nameParts(RowBatch rows, int number) {
    for (String part : NameParts.of(form(number + 1L))) {
      rows.add(part).add(number + 1L).endRow();
    }
  }

  private String form(long user) {
    return ShownText.searchForm(users.profile(user).nickName());
  }

  void login(RowBatch rows, int number) {
    InventedLogins.Login login = logins.login(number);
    rows.add(number + 1L).add(login.at()).add(login.appid());
    if (login.user() == 0) {
      rows.addNull();
    } else {
      rows.add(login.user());
    }
    rows.add(login.outcome().name()).add(login.address()).add(login.device()).endRow();
  }

  /** In the order of their keys, which are made to rise: a table is filled faster that way. */
  void session(RowBatch rows, int number) {
    long user = signedIn[(int) (number * 7_919L % signedIn.length)];
    if (signedIn.length % 7_919 == 0) {
      user = signedIn[number];
    }
    Identity identity = users.identity(user);
    Last lastLogin = lastLogin(user);
    double part = seeded.unit(Subject.SESSION, user);
    long seen = lastLogin.at() + (long) (part * (plan.until() - 1 - lastLogin.at()));
    long step = Long.divideUnsigned(-1, signedIn.length);
    byte[] token =
        ByteBuffer.allocate(32)
            .putLong(number * step)
            .putLong(seeded.bits(Subject.SESSION, -3L * number - 1))
            .putLong(seeded.bits(Subject.SESSION, -3L * number - 2))
            .putLong(seeded.bits(Subject.SESSION, -3L * number - 3))
            .array();
    byte[] family = ByteBuffer.allocate(16).putLong(token.length + user).put(token, 16, 8).array();
    rows.add(token)
        .add(family)
        .add(user)
        .add(identity.appid())
        .add(identity.openid())
        .add(logins.device(user))
        .add(lastLogin.address())
        .add(lastLogin.at())
        .add(seen)
        .add(seen + SESSION_IDLE)
        .add(lastLogin.at() + SESSION_LIFE)
        .endRow();
  }

  void sessionKey(RowBatch rows, int number) {
    long user = signedIn[number];
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(seeded.bits(Subject.SESSION, user))
            .putLong(seeded.bits(Subject.OPENID, user))
            .array();
    Secret key = Secret.of(Base64.getEncoder().encodeToString(bytes));
    String owner = SessionKeys.owner(users.identity(user));
    rows.add(user)
        .add(values.seal(SealedKind.SESSION_KEY, owner, key))
        .add(lookups.ofSessionKey(owner, key).get(0))
        .add(lastLogin(user).at())
        .endRow();
  }

  /** A change of one user in ten; none if that user has neither a phone nor a unionid. */
  void change(RowBatch rows, int number) {
    long user = number * 10L + 1 + seeded.below(10, Subject.CHANGE, number);
    if (user > plan.size().users()) {
      return;
    }
    Optional<String> unionid = users.identity(user).unionid();
    boolean phone = users.phone(user).isPresent();
    if (phone || unionid.isPresent()) {
      rows.add(number + 1L)
          .add(plan.registeredAt(user) + 1_000)
          .add(user)
          .add((phone ? UserChange.Kind.PHONE_BOUND : UserChange.Kind.UNIONID).name())
          .add(phone ? Optional.empty() : unionid)
          .endRow();
    }
  }

  void audit(RowBatch rows, int number) {
    int kind = seeded.below(10, Subject.AUDIT, number);
    long user = 1 + (seeded.bits(Subject.AUDIT, -1L - number) >>> 1) % plan.size().users();
    int admin = seeded.below(ADMINS.size(), Subject.CHANGE, -1L - number);
    AuditAct act =
        kind < 4
            ? AuditAct.DISABLE_USER
            : kind < 6
                ? AuditAct.ENABLE_USER
                : kind < 8
                    ? AuditAct.SET_LEVEL
                    : kind < 9 ? AuditAct.END_DEVICE : AuditAct.END_ALL_DEVICES;
    String detail =
        switch (act) {
          case DISABLE_USER -> seeded.oneOf(REASONS, Subject.STATUS, user);
          case END_DEVICE -> logins.device(user);
          default -> "";
        };
    boolean changed = act == AuditAct.SET_LEVEL;
    double part = (number + 1.0) / (plan.size().audit() + 1);
    rows.add(number + 1L)
        .add(plan.until() - (long) ((1 - part) * Plan.days(400)))
        .add(admin + 1L)
        .add(ADMINS.get(admin))
        .add(act.name())
        .add(AuditTarget.Kind.USER.name())
        .add(user)
        .add(detail)
        .add(changed ? Optional.of(UserLevel.ORDINARY.name()) : Optional.empty())
        .add(changed ? Optional.of(UserLevel.VIP.name()) : Optional.empty())
        .add("10.8.0." + (2 + admin))
        .endRow();
  }

  private record Last(long at, String address) {}

  /** The last login among the events; for users without one, some time after they registered. */
  private Last lastLogin(long user) {
    int event = last.get((int) user);
    if (event > 0) {
      InventedLogins.Login login = logins.login(event - 1);
      return new Last(login.at(), login.address());
    }
    long registered = plan.registeredAt(user);
    double unit = seeded.unit(Subject.STAYED_AWAY, user);
    long later = Math.max(0, plan.eventsSince() - registered);
    long at = unit < 0.4 ? registered : registered + (long) (unit * unit * later);
    return new Last(at, users.address(user));
  }
}
