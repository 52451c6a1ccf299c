package org.wxapplogin.service.users;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.PhoneEnd;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.service.admin.Actor;

/**
 * Finds out what somebody means who types anything at all: a user's id, openid, unionid or
 * nickname, a person, a phone number or its last four digits, an event, an AppID. Thread-safe.
 */
public final class UserFinder {
  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final Pattern EVENT = Pattern.compile("evt_(\\d{1,18})");

  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

  private final Db db;
  private final UserListService list;
  private final PhoneSearch phones;

  public UserFinder(Db db, UserListService list, PhoneSearch phones) {
    this.db = db;
    this.list = list;
    this.phones = phones;
  }

  /**
   * What a text means. One of the three is there.
   *
   * @param user the one user whom it means; of an event, its user, who may be deleted by now
   * @param app whose users it means
   * @param search what finds nobody, or several users
   */
  public record Found(Optional<Long> user, Optional<String> app, Optional<UserSearch> search) {
    private static Found user(long id) {
      return new Found(Optional.of(id), Optional.empty(), Optional.empty());
    }
  }

  /**
   * Finds what a text means. A phone number, and the end of one, is looked for as {@link
   * PhoneSearch} does, with its entry in the audit.
   *
   * @param typed not empty
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} if the admin has searched for too many
   *     numbers
   */
  public Found find(Actor by, String typed) {
    if (PhoneSearch.looksLikeOne(typed)) {
      return oneOf(by, phones.of(by, typed));
    }
    Optional<String> end = PhoneEnd.marked(typed);
    if (end.isPresent()) {
      return oneOf(by, phones.ofEnd(by, end.get()));
    }
    String text = ShownText.line(typed);
    if (by.mayAct() && FOUR_DIGITS.matcher(text).matches()) {
      return byFourDigits(by, text);
    }
    return byId(by, text)
        .or(() -> byEvent(by, text))
        .map(Found::user)
        .or(() -> byApp(by, text))
        .orElseGet(() -> oneOf(by, new UserSearch(UserSearch.By.ANY, text)));
  }

  /**
   * Four digits are an id, a part of a name or the end of a phone number. Where there is a user of
   * the first two, the list of them offers the third.
   */
  private Found byFourDigits(Actor by, String text) {
    UserSearch any = new UserSearch(UserSearch.By.ANY, text);
    return page(by, any).rows().isEmpty()
        ? oneOf(by, phones.ofEnd(by, text))
        : new Found(Optional.empty(), Optional.empty(), Optional.of(any));
  }

  /** A whole id means its user, even if the names of others have the same digits. */
  private Optional<Long> byId(Actor by, String text) {
    return ID.matcher(text).matches()
        ? db.read(tx -> tx.users().findById(Long.parseLong(text)))
            .filter(by.apps()::covers)
            .map(User::id)
        : Optional.empty();
  }

  /** Of a user who is gone nobody knows the app any more. */
  private Optional<Long> byEvent(Actor by, String text) {
    Matcher event = EVENT.matcher(text);
    if (!event.matches()) {
      return Optional.empty();
    }
    long seq = Long.parseLong(event.group(1));
    List<NumberedEvent> found = db.read(tx -> tx.userEvents().findAfter(seq - 1, 1));
    return found.stream()
        .filter(it -> it.seq() == seq)
        .map(it -> it.event().userId())
        .filter(id -> by.apps().isAll() || byId(by, id.toString()).isPresent())
        .findFirst();
  }

  private Optional<Found> byApp(Actor by, String text) {
    return list.apps(by).contains(text)
        ? Optional.of(new Found(Optional.empty(), Optional.of(text), Optional.empty()))
        : Optional.empty();
  }

  private Found oneOf(Actor by, UserSearch search) {
    ListPage<User> page = page(by, search);
    return page.rows().size() == 1 && page.next().isEmpty()
        ? Found.user(page.rows().get(0).id())
        : new Found(Optional.empty(), Optional.empty(), Optional.of(search));
  }

  private ListPage<User> page(Actor by, UserSearch search) {
    UserFilter filter = UserFilter.NONE.withSearch(Optional.of(search));
    return list.page(by, new UserQuery(filter, UserSort.NEWEST, 1), Optional.empty()).page();
  }
}
