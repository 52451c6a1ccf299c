package org.wxapplogin.service.backend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserRange;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.PhoneSearch;

/**
 * Finds users for services. To a service that is limited to some apps, users of other apps do not
 * exist. Thread-safe.
 */
public final class BackendUsers {
  private final Db db;
  private final Phones phones;
  private final ServiceUses uses;

  public BackendUsers(Db db, Phones phones, ServiceUses uses) {
    this.db = db;
    this.phones = phones;
    this.uses = uses;
  }

  /** The user with this id; empty if the service knows none. */
  public Optional<BackendUser> find(Service by, long id) {
    return db.read(tx -> tx.users().findById(id))
        .filter(user -> by.mayAskAbout(user.identity().appid()))
        .map(user -> shown(by, List.of(user)).get(0));
  }

  /** The users with these ids. */
  public FoundUsers<Long> byIds(Service by, List<Long> ids) {
    Map<Long, User> found = new HashMap<>(db.read(tx -> tx.users().findAll(ids)));
    found.values().removeIf(user -> !by.mayAskAbout(user.identity().appid()));
    return inOrder(by, ids, found);
  }

  /**
   * The users of an app with these openids.
   *
   * @throws AppException with {@link ErrorCode#SERVICE_NOT_ALLOWED} for another app than the
   *     service's
   */
  public FoundUsers<String> byOpenids(Service by, String appid, List<String> openids) {
    by.requireApp(appid);
    return inOrder(by, openids, db.read(tx -> tx.userLookup().byOpenids(appid, openids)));
  }

  /**
   * A page of the users that match.
   *
   * @throws AppException with {@link ErrorCode#SERVICE_NOT_ALLOWED} for an app or a way to ask that
   *     the service may not use, with {@link ErrorCode#BAD_ARGUMENT} if the question is none
   */
  public UserSlice page(Service by, UserQuestion question) {
    requireSense(question);
    question.appid().ifPresent(by::requireApp);
    if (question.phone().isPresent()) {
      by.require(ServiceScope.USERS_PHONE);
    }
    UserRange range =
        new UserRange(
            question.appid().map(Set::of).or(by::appids),
            question.after(),
            question.limit() + 1); // one more tells whether there is a next page
    List<User> met = db.read(tx -> read(tx, question, range));
    List<User> users = met.subList(0, Math.min(met.size(), question.limit()));
    if (question.phone().isPresent() && users.isEmpty()) {
      uses.add(by.name(), ServiceUseKind.PHONE, 1); // to learn that nobody has a number counts too
    }
    return new UserSlice(
        shown(by, users),
        met.size() > users.size()
            ? Optional.of(users.get(users.size() - 1).id())
            : Optional.empty());
  }

  private static void requireSense(UserQuestion question) {
    if (question.ways() > 1) {
      throw new AppException(
          ErrorCode.BAD_ARGUMENT, "one of openid, unionid, phone and person at a time");
    }
    if (question.openid().isPresent() && question.appid().isEmpty()) {
      throw AppException.ofField(
          ErrorCode.BAD_ARGUMENT, "appid", "is missing: an openid is of one app");
    }
    if (question.person().filter(person -> !PersonLink.isId(person)).isPresent()) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "person", "is no id of a person");
    }
  }

  private List<User> read(Tx tx, UserQuestion question, UserRange range) {
    if (question.openid().isPresent()) {
      return tx
          .userLookup()
          .byOpenids(question.appid().orElseThrow(), List.of(question.openid().get()))
          .values()
          .stream()
          .filter(user -> user.id() > range.after())
          .toList();
    }
    if (question.unionid().isPresent()) {
      return tx.userLookup().ofUnionid(question.unionid().get(), range);
    }
    if (question.phone().isPresent()) {
      return PhoneSearch.number(question.phone().get())
          .map(number -> tx.userLookup().ofPhone(phones.hashes(number), range))
          .orElseThrow(
              () -> AppException.ofField(ErrorCode.BAD_ARGUMENT, "phone", "is no phone number"));
    }
    return question
        .person()
        .map(person -> tx.userLookup().ofPerson(person, range))
        .orElseGet(() -> tx.userLookup().all(range));
  }

  private <K> FoundUsers<K> inOrder(Service by, List<K> keys, Map<K, User> found) {
    List<User> users = new ArrayList<>();
    List<K> absent = new ArrayList<>();
    for (K key : keys) {
      Optional.ofNullable(found.get(key)).ifPresentOrElse(users::add, () -> absent.add(key));
    }
    return new FoundUsers<>(shown(by, users), absent);
  }

  /** Counts the phone numbers that are given away in full. */
  private List<BackendUser> shown(Service by, List<User> users) {
    boolean withPhone = by.may(ServiceScope.USERS_PHONE);
    List<BackendUser> shown =
        users.stream()
            .map(user -> new BackendUser(user, withPhone ? phones.open(user) : Optional.empty()))
            .toList();
    uses.add(
        by.name(),
        ServiceUseKind.PHONE,
        shown.stream().filter(user -> user.phone().isPresent()).count());
    return shown;
  }
}
