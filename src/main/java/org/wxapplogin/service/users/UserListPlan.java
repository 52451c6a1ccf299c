package org.wxapplogin.service.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.dao.userlist.UserSource;
import org.wxapplogin.domain.ListCount;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.service.users.UserListing.Extent;

/**
 * How a list is read: along the index of its order, or out of a source of few users.
 *
 * @param query what is read; its order may differ from the one asked for
 * @param source of which no more than {@code limit} users are read
 * @param apps every app there is
 */
record UserListPlan(
    UserQuery query,
    Optional<UserSource> source,
    int limit,
    Extent extent,
    Collection<String> apps) {
  /** The most users that are read and sorted for any list. */
  static final int FEW = 1_000;

  /** The most users that are read so that a search is answered whole. */
  static final int SOME = 10_000;

  /** Among no more users than that, those whom a filter matches are looked for. */
  private static final int MANY = 100_000;

  /** So many names are read before the rest of a filter is counted, which is dearer. */
  private static final int SAMPLE = 5_000;

  /** Of no more names than that, those that the rest of a filter matches are looked for. */
  private static final int MANY_NAMES = 20_000;

  /** The most users that are counted. */
  static final int MOST_COUNTED = 10_000;

  /** The most users that a search for the last four digits of a phone number shows. */
  static final int MOST_ENDS = 100;

  static UserListPlan of(Tx tx, UserQuery query, Collection<String> apps) {
    UserFilter filter = query.filter();
    Optional<UserSource> named = UserSource.named(filter);
    if (named.isPresent() && filter.isByPhoneEnd()) {
      return ofPhoneEnd(tx, query, named.get(), apps);
    }
    if (named.isEmpty() && filter.range(query.sort().key().other()).isAll()) {
      return walk(query, Extent.WHOLE, apps);
    }
    Optional<UserSource> few = few(tx, filter, apps);
    if (few.isPresent()) {
      return new UserListPlan(query, few, FEW, Extent.WHOLE, apps);
    }
    if (named.isPresent()) {
      return ofMany(tx, query, named.get(), apps);
    }
    return filter.range(query.sort().key()).isAll()
        ? walk(query.withSort(query.sort().byOther()), Extent.OTHER_ORDER, apps)
        : walk(query, Extent.WHOLE, apps); // reads until the time-out
  }

  private static UserListPlan walk(UserQuery query, Extent extent, Collection<String> apps) {
    return new UserListPlan(query, Optional.empty(), FEW, extent, apps);
  }

  /** A search finds many, and so does the rest of the filter: those whom both find may be few. */
  private static UserListPlan ofMany(
      Tx tx, UserQuery query, UserSource named, Collection<String> apps) {
    UserFilter filter = query.filter();
    if (filter.isOnlySearch() || filter.isOnlyMark()) {
      return first(query, moreThan(tx, named, FEW).orElse(named), apps);
    }
    Optional<UserSource> many = moreThan(tx, named, SOME);
    Optional<UserSource> some = many.isEmpty() ? Optional.of(named) : rest(tx, filter, apps, SOME);
    if (some.isPresent()) {
      return new UserListPlan(query, some, SOME, Extent.WHOLE, apps);
    }
    int ways = tx.userList().waysToMoreThan(many.get().matching(filter, SAMPLE), FEW);
    if (ways > 0) {
      return first(query, many.get().first(ways).matching(filter), apps);
    }
    // to count the names is dear, and in vain where the rest finds more than many
    Optional<UserSource> rest = rest(tx, filter, apps, MANY);
    UserSource fewer = rest.filter(any -> !isWithin(tx, named, MANY_NAMES)).orElse(named);
    UserSource both = fewer.matching(filter);
    return moreThan(tx, both, FEW)
        .map(more -> first(query, more, apps))
        .orElse(new UserListPlan(query, Optional.of(both), FEW, Extent.WHOLE, apps));
  }

  private static UserListPlan first(UserQuery query, UserSource source, Collection<String> apps) {
    return new UserListPlan(query, Optional.of(source), FEW, Extent.FIRST_ONLY, apps);
  }

  /** Of ten million users a thousand may have the same four digits: about as many as are read. */
  private static UserListPlan ofPhoneEnd(
      Tx tx, UserQuery query, UserSource named, Collection<String> apps) {
    UserFilter filter = query.filter();
    UserSource source = isWithin(tx, named, FEW) ? named : named.matching(filter);
    long found = // rows of users are read only where they are needed
        filter.isOnlySearch()
            ? tx.userList().count(source, FEW)
            : tx.userList().count(source, FEW, filter);
    boolean many = found > MOST_ENDS;
    UserQuery shown = many ? new UserQuery(filter, UserSort.RECENT_LOGIN, MOST_ENDS) : query;
    Extent extent = many ? Extent.LATEST_ONLY : Extent.WHOLE;
    return new UserListPlan(shown, Optional.of(source), FEW, extent, apps);
  }

  /** Whether the list has this page alone, without any that go before or follow. */
  boolean isOnePage() {
    return extent == Extent.LATEST_ONLY;
  }

  /** The first source with few users, if there is one; counting that far costs next to nothing. */
  static Optional<UserSource> few(Tx tx, UserFilter filter, Collection<String> apps) {
    Optional<UserSource> named =
        UserSource.named(filter).filter(source -> isWithin(tx, source, FEW));
    if (named.isPresent()) {
      return named;
    }
    return filter.isOnlySearch()
        ? Optional.empty() // without the search, every user matches
        : rest(tx, filter, apps, FEW);
  }

  /** The users whom a filter finds without its search, if they are few. */
  private static Optional<UserSource> rest(
      Tx tx, UserFilter filter, Collection<String> apps, int limit) {
    boolean alike = Stream.of(UserSort.Key.values()).allMatch(key -> filter.range(key).isAll());
    return Stream.of(UserSort.Key.values())
        .limit(alike ? 1 : UserSort.Key.values().length)
        .map(key -> UserSource.of(filter, key, apps))
        .filter(source -> isWithin(tx, source, limit))
        .findFirst();
  }

  List<User> read(Tx tx, Optional<ListCursor> from, int most) {
    return source.isPresent()
        ? tx.userList().among(source.get(), limit, query.filter(), query.sort(), from, most)
        : tx.userList().walk(query.filter(), query.sort(), apps, from, most);
  }

  ListCount count(Tx tx) {
    UserFilter filter = query.filter();
    UserSort.Key key = query.sort().key();
    if (extent == Extent.FIRST_ONLY) {
      return new ListCount(ListCount.Kind.MORE_THAN, FEW);
    }
    if (isOnePage()) {
      long found = tx.userList().count(source.get(), limit, filter);
      return found < limit
          ? new ListCount(ListCount.Kind.EXACT, found)
          : new ListCount(ListCount.Kind.MORE_THAN, limit - 1);
    }
    if (source.isPresent()) {
      return new ListCount(ListCount.Kind.EXACT, tx.userList().count(source.get(), limit, filter));
    }
    if (!filter.range(key.other()).isAll()) {
      return ListCount.UNKNOWN; // no index holds what the two ranges have in common
    }
    long found = tx.userList().count(UserSource.of(filter, key, apps), MOST_COUNTED + 1);
    return found > MOST_COUNTED
        ? new ListCount(ListCount.Kind.MORE_THAN, MOST_COUNTED)
        : new ListCount(ListCount.Kind.EXACT, found);
  }

  /** As many ways of a source, from the first, as find more users; empty if all find no more. */
  private static Optional<UserSource> moreThan(Tx tx, UserSource source, int most) {
    int ways = tx.userList().waysToMoreThan(source, most);
    return ways == 0 ? Optional.empty() : Optional.of(source.first(ways));
  }

  private static boolean isWithin(Tx tx, UserSource source, int limit) {
    return tx.userList().waysToMoreThan(source, limit) == 0;
  }
}
