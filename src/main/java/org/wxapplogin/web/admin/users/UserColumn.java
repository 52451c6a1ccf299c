package org.wxapplogin.web.admin.users;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Visit;

/**
 * The columns of the list of users that can be shown or left out, in their order. Shown at first
 * are those by which a service desk knows a user; identifiers are for who looks for them.
 */
public enum UserColumn {
  STATUS(true),
  PHONE(true),
  LEVEL(true),
  APP(true),
  REGISTERED(true),
  LAST_LOGIN(true),
  IP(false),
  OPENID(false),
  UNIONID(false),
  PERSON(false),
  GENDER(false),
  PLACE(false),
  LANGUAGE(false);

  static final String COOKIE = "wxapplogin_columns";

  /** Between names; a cookie may have it without quotes. */
  private static final String BETWEEN = ".";

  private final boolean shownAtFirst;

  UserColumn(boolean shownAtFirst) {
    this.shownAtFirst = shownAtFirst;
  }

  /** The columns this browser has chosen, as far as they are known; else those shown at first. */
  static Set<UserColumn> chosen(Visit visit) {
    return visit
        .cookie(COOKIE)
        .map(text -> ofNames(List.of(text.split("\\.", -1))))
        .orElseGet(UserColumn::first);
  }

  static Set<UserColumn> ofNames(Collection<String> names) {
    return collect(column -> names.contains(Filter.name(column)));
  }

  static Set<UserColumn> first() {
    return collect(column -> column.shownAtFirst);
  }

  /** For the cookie: never empty, which would be no cookie. */
  static String text(Set<UserColumn> columns) {
    return columns.isEmpty()
        ? "none"
        : columns.stream().map(Filter::name).collect(Collectors.joining(BETWEEN));
  }

  private static Set<UserColumn> collect(Predicate<UserColumn> wanted) {
    return Arrays.stream(values())
        .filter(wanted)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(UserColumn.class)));
  }
}
