package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.dao.LoginUserDao.FreeUser;
import org.wxapplogin.dao.LoginUserDao.StoredKey;
import org.wxapplogin.dao.LoginUserDao.Token;
import org.wxapplogin.dao.SessionKeyDao.SealedKey;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Consent;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.wechat.SessionKeys.Sealed;

/**
 * The rows that a group of logins writes, gathered over the group and written with one statement
 * for each table.
 *
 * <p>Belongs to one transaction; not safe for use by several threads.
 */
final class LoginWrites {
  private final Instant now;
  private final boolean again;
  private final LoginPersons persons;
  private final LoginNews news;
  private final List<Session> sessions = new ArrayList<>();
  private final List<SealedKey> keys = new ArrayList<>();
  private final List<LoginEvent> events = new ArrayList<>();
  private final List<Consent> consents = new ArrayList<>();
  private final Map<Long, String> ips = new HashMap<>();
  private final Set<Long> refused = new HashSet<>();
  private final Map<Long, Sealed> lastKeys = new HashMap<>();
  private final DeviceLimit devices = new DeviceLimit();

  /**
   * @param again whether a commit that held some of these logins may have happened
   * @param tellSignIns whether backends are told of each login
   */
  LoginWrites(Instant now, boolean again, LoginPersons persons, boolean tellSignIns) {
    this.now = now;
    this.again = again;
    this.persons = persons;
    this.news = new LoginNews(now, tellSignIns);
  }

  Instant now() {
    return now;
  }

  boolean again() {
    return again;
  }

  LoginPersons persons() {
    return persons;
  }

  /** Takes the event of a login that succeeds. */
  void addSuccess(LoginEvent event) {
    events.add(event);
  }

  /** Takes the event of a login that the status of its user does not allow. */
  void addRefusal(long userId, LoginEvent event) {
    refused.add(userId);
    events.add(event);
  }

  /** Takes a login that succeeds: what it makes of the user. */
  void add(IdentifiedLogin login, FreeUser before, User after, boolean created) {
    news.add(before.user(), after, created);
    ips.put(after.id(), login.ip().text());
    login.consent().ifPresent(to -> consents.add(new Consent(now, after.id(), to)));
    Sealed key = login.sessionKey();
    Sealed earlier = lastKeys.put(after.id(), key);
    boolean kept = earlier == null ? isKept(key, before.key()) : key.isSameAs(earlier);
    if (!kept) {
      keys.add(new SealedKey(after.id(), key.key(), key.fingerprints(), now));
    }
  }

  /**
   * Takes the session that it opens.
   *
   * @param before the user's other tokens
   * @param most how many sign-ins the user may have
   */
  void add(Session session, List<Token> before, int most) {
    sessions.add(session);
    devices.add(session, before, most);
  }

  void write(Tx tx) {
    if (!sessions.isEmpty()) {
      tx.users().touchLogins(ips, now);
      tx.sessionKeys().keepAll(keys);
      tx.sessions().insertAll(sessions);
      List<Token> ended = devices.beyond();
      tx.sessions().deleteAll(ended.stream().map(Token::hash).toList());
      tx.revocations().appendFamilies(ended.stream().map(Token::family).distinct().toList());
    }
    consents.forEach(tx.userConsents()::keep);
    tx.users().touchRefused(refused);
    tx.loginEvents().appendAll(events);
    news.write(tx);
  }

  private static boolean isKept(Sealed key, Optional<StoredKey> stored) {
    return stored.isPresent() && key.isStoredAs(stored.get().sealed(), stored.get().mark());
  }
}
