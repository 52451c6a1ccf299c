package org.wxapplogin.domain;

import java.util.Optional;

/**
 * Which users to list; an empty field does not narrow the list.
 *
 * @param hasPhone whether a phone number is bound
 * @param doubt the mark that WeChat sent another unionid
 * @param apps whose users can be listed at all
 */
public record UserFilter(
    Optional<UserSearch> search,
    Optional<String> appid,
    Optional<UserStatus> status,
    Optional<UserLevel> level,
    Optional<Boolean> hasPhone,
    Optional<PersonDoubt> doubt,
    TimeRange registered,
    TimeRange lastLogin,
    AppScope apps) {
  /** All users. */
  public static final UserFilter NONE =
      new UserFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          TimeRange.ALL,
          TimeRange.ALL);

  /** Of all apps. */
  public UserFilter(
      Optional<UserSearch> search,
      Optional<String> appid,
      Optional<UserStatus> status,
      Optional<UserLevel> level,
      Optional<Boolean> hasPhone,
      Optional<PersonDoubt> doubt,
      TimeRange registered,
      TimeRange lastLogin) {
    this(search, appid, status, level, hasPhone, doubt, registered, lastLogin, AppScope.ALL);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether nothing narrows the list, except maybe a search. */
  public boolean isOnlySearch() {
    return withSearch(Optional.empty()).isNone();
  }

  public boolean isByPhoneEnd() {
    return search.filter(it -> it.by() == UserSearch.By.PHONE_END).isPresent();
  }

  /** Whether only the mark narrows the list. */
  public boolean isOnlyMark() {
    Optional<PersonDoubt> none = Optional.empty();
    return new UserFilter(search, appid, status, level, hasPhone, none, registered, lastLogin, apps)
        .isNone();
  }

  /** The range of the instant by which an order sorts. */
  public TimeRange range(UserSort.Key key) {
    return key == UserSort.Key.REGISTERED ? registered : lastLogin;
  }

  /** Only users of some apps. */
  public UserFilter within(AppScope scope) {
    return new UserFilter(
        search, appid, status, level, hasPhone, doubt, registered, lastLogin, scope);
  }

  public UserFilter withSearch(Optional<UserSearch> other) {
    return new UserFilter(
        other, appid, status, level, hasPhone, doubt, registered, lastLogin, apps);
  }
}
