package org.wxapplogin.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSearch.By;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Users of every sort, the same each time, and what a filter leaves of them without a database. */
public final class ManyUsers {
  public static final List<String> APPS =
      List.of(FakeWechat.APPID, FakeWechat.SECOND_APPID, "wx00000000000gone");

  private ManyUsers() {}

  /** Seven in a row share an instant; every third has a phone. */
  public static List<User> make(int count) {
    Random random = new Random(5);
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            id ->
                new User(
                    id,
                    new Identity(
                        APPS.get(id % 10 < 6 ? 0 : id % 10 < 9 ? 1 : 2),
                        "o%s-%06d".formatted("abc".charAt(id % 3), id),
                        id % 2 == 0 ? Optional.of("u-%04d".formatted(id / 4)) : Optional.empty()),
                    new Profile(
                        List.of("Anna ", "anton ", "Bert ", "李雷 ", "").get(id % 5) + id % 50,
                        "",
                        0,
                        "",
                        "",
                        "",
                        ""),
                    UserLevel.of(id % 20 == 0 ? 2 : id % 7 == 0 ? 1 : 0),
                    UserStatus.of(id % 11 == 0 ? 1 : id % 97 == 0 ? 2 : 0),
                    TestUsers.START.plusSeconds(id / 7),
                    TestUsers.START.plusSeconds(100_000 + random.nextInt(count)),
                    "203.0.113." + id % 256))
        .toList();
  }

  static boolean hasPhone(User user) {
    return user.id() % 3 == 0;
  }

  /** Every fifth has a mark; null for none. */
  private static PersonDoubt doubt(User user) {
    return user.id() % 5 == 0 ? PersonDoubt.OTHER_PERSON : null;
  }

  public static void insert(TestDb db, List<User> users) {
    TestUsers.insert(db, users);
    TestRows.execute(
        db, "UPDATE users SET unionid = CONCAT('u-', LPAD(id DIV 4, 4, '0')) WHERE id % 2 = 0");
    TestRows.execute(
        db, "UPDATE users SET phone_hash = UNHEX(SHA2(id DIV 6, 256)) WHERE id % 3 = 0");
    TestRows.execute(db, "UPDATE users SET person_doubt = 2 WHERE id % 5 = 0");
    TestRows.execute(db, "ANALYZE TABLE users");
  }

  public static boolean matches(UserFilter filter, User user) {
    return filter.search().map(search -> matches(search, user)).orElse(true)
        && filter.appid().map(user.identity().appid()::equals).orElse(true)
        && filter.status().map(user.status()::equals).orElse(true)
        && filter.level().map(user.level()::equals).orElse(true)
        && filter.doubt().map(doubt -> doubt == doubt(user)).orElse(true)
        && filter.hasPhone().map(has -> has == hasPhone(user)).orElse(true)
        && contains(filter.registered(), user.registeredAt())
        && contains(filter.lastLogin(), user.lastLoginAt());
  }

  private static boolean matches(UserSearch search, User user) {
    String text = search.text();
    boolean any = search.by() == By.ANY;
    return (any || search.by() == By.NICKNAME)
            && user.profile().nickName().toLowerCase().startsWith(text.toLowerCase())
        || (any || search.by() == By.OPENID) && user.identity().openid().startsWith(text)
        || (any || search.by() == By.UNIONID)
            && user.identity().unionid().filter(id -> id.startsWith(text)).isPresent()
        || (any || search.by() == By.ID) && Long.toString(user.id()).equals(text);
  }

  private static boolean contains(TimeRange range, Instant at) {
    return range.from().map(from -> !at.isBefore(from)).orElse(true)
        && range.until().map(at::isBefore).orElse(true);
  }

  /** Any mix of conditions, the same for the same {@code random}. */
  public static UserFilter filter(Random random, int users) {
    return new UserFilter(
        maybe(
            random,
            new UserSearch(
                List.of(By.ANY, By.NICKNAME, By.OPENID, By.UNIONID, By.ID).get(random.nextInt(5)),
                List.of("an", "ob-0000", "u-001", "17", "李").get(random.nextInt(5)))),
        maybe(random, APPS.get(random.nextInt(3))),
        maybe(random, UserStatus.of(random.nextInt(3))),
        maybe(random, UserLevel.of(random.nextInt(3))),
        maybe(random, random.nextBoolean()),
        random.nextInt(9) == 0 ? Optional.of(PersonDoubt.OTHER_PERSON) : Optional.empty(),
        range(random, TestUsers.START, users / 7),
        range(random, TestUsers.START.plusSeconds(100_000), users));
  }

  private static TimeRange range(Random random, Instant start, int seconds) {
    Instant from = start.plus(Duration.ofSeconds(random.nextInt(seconds)));
    Optional<Instant> begin = maybe(random, from);
    Optional<Instant> end = maybe(random, from.plusSeconds(random.nextInt(seconds)));
    return random.nextBoolean() ? TimeRange.ALL : new TimeRange(begin, end);
  }

  private static <T> Optional<T> maybe(Random random, T value) {
    return random.nextInt(3) == 0 ? Optional.of(value) : Optional.empty();
  }

  /** One filter of each kind, and the mixes people use. */
  public static List<UserFilter> kinds(int users) {
    TimeRange registered =
        new TimeRange(
            Optional.of(TestUsers.START.plusSeconds(users / 14)),
            Optional.of(TestUsers.START.plusSeconds(users / 10)));
    TimeRange loggedIn =
        new TimeRange(
            Optional.of(TestUsers.START.plusSeconds(100_000 + users / 4)),
            Optional.of(TestUsers.START.plusSeconds(100_000 + users * 3L / 4)));
    List<UserFilter> kinds = new ArrayList<>(List.of(UserFilter.NONE));
    Arrays.stream(By.values())
        .filter(by -> !by.isHidden())
        .forEach(by -> kinds.add(of(new UserSearch(by, "ob-0000"), "", -1, -1, null, null, null)));
    kinds.add(of(UserSearch.ofPhone(List.of(new byte[32])), "", -1, -1, null, null, null));
    kinds.add(of(new UserSearch(By.ANY, "an"), "", -1, -1, null, null, null));
    kinds.add(of(new UserSearch(By.ANY, "an"), APPS.get(0), 1, -1, true, null, null));
    kinds.add(of(null, APPS.get(1), -1, -1, null, null, null));
    kinds.add(marked(of(null, "", -1, -1, null, null, null)));
    kinds.add(marked(of(null, APPS.get(1), 0, -1, true, registered, null)));
    kinds.add(of(null, "", 1, -1, null, null, null));
    kinds.add(of(null, "", -1, 2, null, null, null));
    kinds.add(of(null, "", -1, -1, true, null, null));
    kinds.add(of(null, APPS.get(0), 0, 0, false, null, null));
    kinds.add(of(null, "", 2, 1, null, null, null));
    kinds.add(of(null, "", -1, -1, null, registered, null));
    kinds.add(of(null, "", -1, -1, null, null, loggedIn));
    kinds.add(of(null, APPS.get(1), 0, -1, null, registered, null));
    kinds.add(of(null, APPS.get(1), 0, -1, null, null, loggedIn));
    return kinds;
  }

  private static UserFilter marked(UserFilter filter) {
    return new UserFilter(
        filter.search(),
        filter.appid(),
        filter.status(),
        filter.level(),
        filter.hasPhone(),
        Optional.of(PersonDoubt.OTHER_PERSON),
        filter.registered(),
        filter.lastLogin());
  }

  private static UserFilter of(
      UserSearch search,
      String app,
      int status,
      int level,
      Boolean phone,
      TimeRange registered,
      TimeRange lastLogin) {
    return new UserFilter(
        Optional.ofNullable(search),
        Optional.of(app).filter(it -> !it.isEmpty()),
        status < 0 ? Optional.empty() : Optional.of(UserStatus.of(status)),
        level < 0 ? Optional.empty() : Optional.of(UserLevel.of(level)),
        Optional.ofNullable(phone),
        Optional.empty(),
        Optional.ofNullable(registered).orElse(TimeRange.ALL),
        Optional.ofNullable(lastLogin).orElse(TimeRange.ALL));
  }
}
