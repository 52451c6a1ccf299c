package org.wxapplogin.service.account;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.wxapplogin.config.UserDataSettings.PhonePolicy;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.User;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;
import org.wxapplogin.service.wechat.SessionKeys;
import org.wxapplogin.service.wechat.UserData.Encrypted;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.service.wechat.WechatCalls;
import org.wxapplogin.wechat.WechatException;

/**
 * Binds a phone number that WeChat vouches for to the user who is signed in, and unbinds it.
 * Thread-safe.
 */
public final class PhoneService {
  /** WeChat's error for a code of another mini program; in this call only. */
  private static final int CODE_OF_ANOTHER_APP = 40013;

  /**
   * If two users bind one number at the same moment, the second finds the first when it tries
   * again.
   */
  private static final int TRIES = 3;

  private final Db db;
  private final Phones phones;
  private final PhoneRows rows;
  private final SessionKeys keys;
  private final UserDataReader reader;
  private final WechatCalls calls;
  private final RateLimits limits;
  private final PhonePolicy policy;
  private final Clock clock;

  public PhoneService(
      Db db,
      Phones phones,
      PhoneRows rows,
      SessionKeys keys,
      UserDataReader reader,
      WechatCalls calls,
      RateLimits limits,
      PhonePolicy policy,
      Clock clock) {
    this.db = db;
    this.phones = phones;
    this.rows = rows;
    this.keys = keys;
    this.reader = reader;
    this.calls = calls;
    this.limits = limits;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Binds the number of the code that a phone number button gave; the code must be this user's.
   *
   * @return completes after the commit, or with an {@link AppException}
   */
  public CompletionStage<Phone> bindByCode(Session session, String code) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(session.userId()));
    return calls
        .run(
            session.appid(),
            (wechat, token, deadline) -> {
              try {
                return wechat.phoneNumber(token, code, session.openid(), deadline);
              } catch (WechatException e) {
                throw e.errcode() == CODE_OF_ANOTHER_APP
                    ? AppException.ofField(ErrorCode.BAD_VALUE, "code", "is of another app", e)
                    : e;
              }
            })
        .thenApply(
            answer -> {
              reader.requireApp(answer.info(), session.appid());
              return bind(
                  session,
                  phone(answer.info())
                      .orElseThrow(
                          () ->
                              new AppException(
                                  ErrorCode.WECHAT_UNAVAILABLE, "an answer without a number")));
            });
  }

  /**
   * Binds the number in encrypted data, as older versions of WeChat give it.
   *
   * @throws AppException if the data is not this user's, or they try too often
   */
  public Phone bindByData(Session session, Encrypted data) {
    limits.take(Limit.USER_DATA_BY_USER, Long.toString(session.userId()));
    JsonObject opened =
        reader.open(data, session.identity(), keys.find(session.userId(), session.identity()));
    return bind(
        session,
        phone(opened)
            .orElseThrow(
                () -> new AppException(ErrorCode.CANNOT_DECRYPT, "data without a number")));
  }

  /**
   * Unbinds the user's number.
   *
   * @return whether they had one
   */
  public boolean unbind(Session session) {
    limits.take(Limit.CALLS_BY_USER, Long.toString(session.userId()));
    return db.inTx(
        tx -> {
          User user = tx.users().lockOne(session.userId()).orElseThrow(ProfileService::gone);
          tx.takenPhones().delete(user.id());
          boolean had = user.sealedPhone().isPresent();
          if (had) {
            PhoneRows.unbind(tx, user, clock.instant());
          }
          return had;
        });
  }

  private Phone bind(Session session, Phone phone) {
    for (int tries = 1; ; tries++) {
      try {
        return db.inTx(tx -> write(tx, session, phone));
      } catch (DataAccessException e) {
        if (!e.isDuplicateKey() || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private Phone write(Tx tx, Session session, Phone phone) {
    long id = session.userId();
    List<byte[]> hashes = phones.hashes(phone);
    tx.phones().lock(hashes);
    Set<Long> concerned = new TreeSet<>(tx.phones().findOwners(session.appid(), hashes));
    concerned.add(id);
    Map<Long, User> users = tx.users().lock(concerned);
    if (!users.containsKey(id)) {
      throw ProfileService.gone();
    }
    // Read again, now that the users are locked: an owner may have given the number up meanwhile.
    List<Long> others =
        tx.phones().findOwners(session.appid(), hashes).stream().filter(it -> it != id).toList();
    if (!others.isEmpty() && policy == PhonePolicy.REFUSE) {
      throw new AppException(ErrorCode.PHONE_TAKEN, "the number is another user's");
    }
    if (policy == PhonePolicy.MOVE && !users.keySet().containsAll(others)) {
      // An admin has just given it to somebody who is not locked here.
      throw new AppException(ErrorCode.UNAVAILABLE, "the number has just changed hands");
    }
    Instant now = clock.instant();
    Optional<String> from =
        policy == PhonePolicy.MOVE
            ? takeAway(tx, others.stream().map(users::get).toList(), id, now)
            : Optional.empty();
    rows.bind(tx, users.get(id), phone, from, now);
    tx.phones().unlock(hashes);
    // Nothing is given back to them any more, and what they have proved to be theirs stays theirs.
    tx.takenPhones().delete(id);
    tx.takenPhones().deleteGivenTo(id);
    return phone;
  }

  /** Takes the number from its former owners; returns the id of the last of them. */
  private static Optional<String> takeAway(Tx tx, List<User> owners, long newOwner, Instant now) {
    Optional<String> from = Optional.empty();
    for (User owner : owners) {
      PhoneRows.moveTo(tx, owner, newOwner, now);
      from = Optional.of(Long.toString(owner.id()));
    }
    return from;
  }

  /**
   * Reads the number. The field phoneNumber is ignored: for some numbers it contains the country
   * code.
   */
  private static Optional<Phone> phone(JsonObject info) {
    String number = UserDataReader.text(info, "purePhoneNumber");
    String country = UserDataReader.text(info, "countryCode"); // sometimes text, sometimes a number
    return number.matches("\\d{4,15}") && country.matches("\\d{1,4}")
        ? Optional.of(new Phone(country, number))
        : Optional.empty();
  }
}
