package org.wxapplogin.web.admin.users;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.TimeRange;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.events.ListFilter;
import org.wxapplogin.web.admin.page.DayLinks;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;

/**
 * The addresses of the list of users: reads one, writes those that lead on from it.
 *
 * @param values by name, in order; only values that are understood and differ from the default
 */
record UserListLinks(Map<String, String> values) {
  static final List<Integer> SIZES = List.of(20, 50, 100, 200);

  static final String TEXT = "q";
  static final String BY = "by";
  static final String APP = "app";
  static final String STATUS = "status";
  static final String LEVEL = "level";
  static final String PHONE = "phone";
  static final String MARK = "mark";
  static final String REGISTERED_FROM = DayLinks.REGISTERED_FROM;
  static final String REGISTERED_TO = DayLinks.REGISTERED_TO;
  static final String LOGIN_FROM = DayLinks.LOGIN_FROM;
  static final String LOGIN_TO = "login-to";
  static final String SORT = "sort";
  static final String SIZE = "size";

  /** Values of the filter for phones. */
  static final String HAS = "yes";

  static final String HAS_NOT = "no";

  /** A value that is not understood counts as absent: an old link must not lead to an error. */
  static UserListLinks read(Filter filter) {
    UserSearch.By by = filter.constant(BY, UserSearch.By.values()).orElse(UserSearch.By.ANY);
    return of(filter, filter.value(TEXT).map(text -> new UserSearch(by, text)));
  }

  /** The list that a form asks for, with this search. */
  static UserListLinks of(Filter filter, Optional<UserSearch> search) {
    Map<String, String> values = searched(search);
    filter.appid(APP).ifPresent(app -> values.put(APP, app));
    put(values, STATUS, filter.constant(STATUS, UserStatus.values()).map(Filter::name));
    put(values, LEVEL, filter.constant(LEVEL, UserLevel.values()).map(Filter::name));
    put(values, PHONE, filter.value(PHONE).filter(List.of(HAS, HAS_NOT)::contains));
    put(values, MARK, filter.constant(MARK, PersonDoubt.values()).map(Filter::name));
    for (String date : List.of(REGISTERED_FROM, REGISTERED_TO, LOGIN_FROM, LOGIN_TO)) {
      put(values, date, filter.date(date).map(LocalDate::toString));
    }
    put(values, SORT, filter.constant(SORT, UserSort.values()).map(Filter::name));
    put(
        values,
        SIZE,
        filter
            .value(SIZE)
            .filter(size -> SIZES.stream().anyMatch(known -> known.toString().equals(size))));
    values.remove(SORT, Filter.name(UserSort.NEWEST));
    values.remove(SIZE, SIZES.get(0).toString());
    return new UserListLinks(values);
  }

  /** The list of all users of one person. */
  static String ofPerson(String person) {
    return Filter.href(Paths.USERS, TEXT, person, BY, Filter.name(UserSearch.By.PERSON));
  }

  /** The list of what a search finds. */
  static String ofSearch(Optional<UserSearch> search) {
    return new UserListLinks(searched(search)).first();
  }

  private static Map<String, String> searched(Optional<UserSearch> search) {
    Map<String, String> values = new LinkedHashMap<>();
    search
        .filter(UserSearch::isSound)
        .ifPresent(
            sound -> {
              values.put(TEXT, sound.text());
              values.put(BY, Filter.name(sound.by()));
            });
    values.remove(BY, Filter.name(UserSearch.By.ANY));
    return values;
  }

  /** The list of the users of one app. */
  static String ofApp(String appid) {
    return Filter.href(Paths.USERS, APP, appid);
  }

  /** The value of this name. */
  Optional<String> said(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<UserSearch> search() {
    return said(TEXT)
        .map(
            text ->
                new UserSearch(
                    constant(BY, UserSearch.By.values()).orElse(UserSearch.By.ANY), text));
  }

  /** Whether it is for a phone number or its last digits, which no page and no log may show. */
  static boolean isByPhone(UserSearch search) {
    return search.by().isHidden();
  }

  Optional<UserStatus> status() {
    return constant(STATUS, UserStatus.values());
  }

  Optional<UserLevel> level() {
    return constant(LEVEL, UserLevel.values());
  }

  Optional<PersonDoubt> mark() {
    return constant(MARK, PersonDoubt.values());
  }

  UserSort sort() {
    return constant(SORT, UserSort.values()).orElse(UserSort.NEWEST);
  }

  int size() {
    return said(SIZE).map(Integer::valueOf).orElse(SIZES.get(0));
  }

  /**
   * @param zone whose days the dates name
   */
  UserFilter filter(ZoneId zone) {
    return new UserFilter(
        search(),
        said(APP),
        status(),
        level(),
        said(PHONE).map(HAS::equals),
        mark(),
        range(REGISTERED_FROM, REGISTERED_TO, zone),
        range(LOGIN_FROM, LOGIN_TO, zone));
  }

  UserQuery query(ZoneId zone) {
    return new UserQuery(filter(zone), sort(), size());
  }

  /** Without a place in it; no search for a phone number is kept. */
  ListFilter toSave() {
    Optional<UserSearch> search = search();
    boolean number =
        search.filter(it -> isByPhone(it) || ListFilter.isSecretive(it.text())).isPresent()
            || said(APP).filter(ListFilter::isNumber).isPresent();
    return ListFilter.ofUsers(Paths.USERS, first(), isNarrowed() || search.isPresent(), number);
  }

  /** Whether anything but the search narrows the list. */
  boolean isNarrowed() {
    return !without(List.of(TEXT, BY, SORT, SIZE)).values.isEmpty();
  }

  /** The same list in another order. */
  UserListLinks sortedBy(UserSort sort) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(SORT, Filter.name(sort));
    more.remove(SORT, Filter.name(UserSort.NEWEST));
    return new UserListLinks(more);
  }

  /** The same list, of the last so many days, today included, and from its first page. */
  UserListLinks ofDays(String from, String to, LocalDate today, int days) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(from, today.minusDays(days - 1L).toString());
    more.put(to, today.toString());
    return new UserListLinks(more);
  }

  UserListLinks without(Collection<String> names) {
    Map<String, String> fewer = new LinkedHashMap<>(values);
    fewer.keySet().removeAll(names);
    return new UserListLinks(fewer);
  }

  /** The list of everybody, in the order and size of this. */
  UserListLinks cleared() {
    Map<String, String> kept = new LinkedHashMap<>(values);
    kept.keySet().retainAll(List.of(SORT, SIZE));
    return new UserListLinks(kept);
  }

  String first() {
    return at(Optional.empty());
  }

  String at(Optional<ListCursor> cursor) {
    return Filter.href(href(Paths.USERS), "at", cursor.map(ListCursor::text));
  }

  /** All users of this list as a file. */
  String csv() {
    return without(List.of(SORT, SIZE)).href(UserCsvServlet.PATH);
  }

  private String href(String path) {
    return Filter.href(
        path,
        values.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray());
  }

  private TimeRange range(String from, String to, ZoneId zone) {
    return new TimeRange(
        said(from).map(LocalDate::parse).map(day -> day.atStartOfDay(zone).toInstant()),
        said(to).map(LocalDate::parse).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  private <E extends Enum<E>> Optional<E> constant(String name, E[] constants) {
    return said(name).flatMap(word -> Filter.ofName(word, constants));
  }

  private static void put(Map<String, String> values, String name, Optional<String> value) {
    value.ifPresent(present -> values.put(name, present));
  }
}
