package org.wxapplogin.sandbox.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What WeChat knows: the mini programs, the people in them, and the codes their phones were given.
 * Thread-safe.
 */
final class People {
  static final Duration CODE_LIFE = Duration.ofMinutes(5);

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int CODE_LENGTH = 32;
  private static final int ID_LENGTH = 28;
  private static final int KEY_BYTES = 16;

  private final Clock clock;
  private final RandomGenerator random;
  private final Map<String, String> secrets;
  private final Map<String, Person> people = new HashMap<>();
  private final Map<String, Code> codes = new HashMap<>();
  private final Queue<Code> codesByAge = new ArrayDeque<>();
  private final Set<String> sessionKeys = new HashSet<>();

  /**
   * @param secrets AppID to AppSecret
   * @param random makes ids, codes and keys; need not be unpredictable
   */
  People(Map<String, String> secrets, Clock clock, RandomGenerator random) {
    this.secrets = Map.copyOf(secrets);
    this.clock = clock;
    this.random = random;
  }

  /** Empty if there is no such mini program. */
  Optional<String> secretOf(String appid) {
    return Optional.ofNullable(secrets.get(appid));
  }

  /** What {@code wx.login} does on a phone. */
  synchronized Login login(LoginAs who) {
    String openid = who.openid().orElseGet(this::newId);
    Person person =
        people.computeIfAbsent(
            who.appid() + "/" + openid,
            key -> new Person(openid, Optional.empty(), newKey(), clock.instant()));
    Person now =
        new Person(
            openid,
            who.unionid().or(person::unionid),
            who.rotate() ? newKey() : person.sessionKey(),
            clock.instant());
    people.put(who.appid() + "/" + openid, now);
    forgetOldCodes();
    Code code = new Code(letters(CODE_LENGTH), who.appid(), openid, clock.instant());
    codes.put(code.text, code);
    codesByAge.add(code);
    return new Login(code.text, openid);
  }

  /** Trades a code, which can be used once, within five minutes, and in its own app. */
  synchronized Exchange exchange(String appid, String text) {
    Code code = codes.get(text);
    if (code == null || !code.appid.equals(appid) || isOld(code)) {
      return Exchange.INVALID;
    }
    if (code.used) {
      return Exchange.USED;
    }
    code.used = true;
    return new Exchange(Optional.of(people.get(appid + "/" + code.openid)), false);
  }

  synchronized Optional<Person> find(String appid, String openid) {
    return Optional.ofNullable(people.get(appid + "/" + openid));
  }

  /** Those who were in an app last, the latest first. */
  synchronized List<Seen> lastSeen(int most) {
    return people.entrySet().stream()
        .map(entry -> new Seen(entry.getKey().split("/", 2)[0], entry.getValue()))
        .sorted(
            Comparator.comparing((Seen seen) -> seen.person().seenAt())
                .reversed()
                .thenComparing(seen -> seen.person().openid()))
        .limit(most)
        .toList();
  }

  /** The mini programs there are. */
  List<String> appids() {
    return secrets.keySet().stream().sorted().toList();
  }

  /**
   * @throws BadInputException if this person has never logged in
   */
  String sessionKeyOf(String appid, String openid) {
    return find(appid, openid)
        .orElseThrow(() -> new BadInputException("nobody of this openid has logged in"))
        .sessionKey();
  }

  /** Replaces the session_key of a known person and returns the new one. */
  synchronized String rotate(String appid, String openid) {
    Person old = people.get(appid + "/" + openid);
    Person now = new Person(openid, old.unionid(), newKey(), old.seenAt());
    people.put(appid + "/" + openid, now);
    return now.sessionKey();
  }

  synchronized String hex(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }

  /** Every session_key there ever was. */
  synchronized Set<String> sessionKeys() {
    return Set.copyOf(sessionKeys);
  }

  /** An openid or unionid such as WeChat makes. */
  synchronized String newId() {
    return "o" + letters(ID_LENGTH - 1);
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    String key = Base64.getEncoder().encodeToString(bytes);
    sessionKeys.add(key);
    return key;
  }

  synchronized String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private boolean isOld(Code code) {
    return !clock.instant().isBefore(code.issuedAt.plus(CODE_LIFE));
  }

  /** Keeps memory bounded: a load test asks for millions of codes. */
  private void forgetOldCodes() {
    while (!codesByAge.isEmpty() && isOld(codesByAge.peek())) {
      codes.remove(codesByAge.remove().text);
    }
  }

  /**
   * @param openid a new person if empty
   * @param unionid only people of an Open Platform account have one; kept once given
   * @param rotate whether the session_key is replaced
   */
  record LoginAs(String appid, Optional<String> openid, Optional<String> unionid, boolean rotate) {}

  /**
   * @param seenAt when they were last in the app
   */
  record Person(String openid, Optional<String> unionid, String sessionKey, Instant seenAt) {}

  /** A person in an app. */
  record Seen(String appid, Person person) {}

  /**
   * @param person empty if the code is invalid or used
   */
  record Exchange(Optional<Person> person, boolean used) {
    private static final Exchange INVALID = new Exchange(Optional.empty(), false);
    private static final Exchange USED = new Exchange(Optional.empty(), true);
  }

  private static final class Code {
    private final String text;
    private final String appid;
    private final String openid;
    private final Instant issuedAt;
    private boolean used;

    private Code(String text, String appid, String openid, Instant issuedAt) {
      this.text = text;
      this.appid = appid;
      this.openid = openid;
      this.issuedAt = issuedAt;
    }
  }
}
