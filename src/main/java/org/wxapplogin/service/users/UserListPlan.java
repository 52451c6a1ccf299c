package org.wxapplogin.service.users;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 * @param source of which no more than {@link #FEW} users are read
 * @param apps every app there is
 */
record UserListPlan(
    UserQuery query, Optional<UserSource> source, Extent extent, Collection<String> apps) {
  /** The most users that are read and sorted. */
  static final int FEW = 1_000;

  /** The most users that are counted. */
  static final int MOST_COUNTED = 10_000;

  static UserListPlan of(Tx tx, UserQuery query, Collection<String> apps) {
    UserFilter filter = query.filter();
    Optional<UserSource> named = UserSource.namedAndMatching(filter);
    if (named.isEmpty() && filter.range(query.sort().key().other()).isAll()) {
      return new UserListPlan(query, Optional.empty(), Extent.WHOLE, apps);
    }
    Optional<UserSource> few = few(tx, filter, apps);
    if (few.isPresent()) {
      return new UserListPlan(query, few, Extent.WHOLE, apps);
    }
    if (named.isPresent()) {
      boolean whole = !filter.isOnlySearch() && isFew(tx, named.get());
      Extent extent = whole ? Extent.WHOLE : Extent.FIRST_ONLY;
      return new UserListPlan(query, named, extent, apps);
    }
    return filter.range(query.sort().key()).isAll()
        ? new UserListPlan(
            query.withSort(query.sort().byOther()), Optional.empty(), Extent.OTHER_ORDER, apps)
        : new UserListPlan(query, Optional.empty(), Extent.WHOLE, apps); // reads until the time-out
  }

  /** The first source with few users, if there is one; counting that far costs next to nothing. */
  static Optional<UserSource> few(Tx tx, UserFilter filter, Collection<String> apps) {
    Optional<UserSource> named = UserSource.named(filter).filter(source -> isFew(tx, source));
    if (named.isPresent()) {
      return named;
    }
    if (filter.isOnlySearch()) {
      return Optional.empty(); // without the search, every user matches
    }
    for (UserSort.Key key : UserSort.Key.values()) {
      UserSource source = UserSource.of(filter, key, apps);
      if (isFew(tx, source)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  List<User> read(Tx tx, Optional<ListCursor> from, int most) {
    return source.isPresent()
        ? tx.userList().among(source.get(), FEW, query.filter(), query.sort(), from, most)
        : tx.userList().walk(query.filter(), query.sort(), apps, from, most);
  }

  ListCount count(Tx tx) {
    UserFilter filter = query.filter();
    UserSort.Key key = query.sort().key();
    if (extent == Extent.FIRST_ONLY) {
      return new ListCount(ListCount.Kind.MORE_THAN, FEW);
    }
    if (source.isPresent()) {
      return new ListCount(ListCount.Kind.EXACT, tx.userList().count(source.get(), FEW, filter));
    }
    if (!filter.range(key.other()).isAll()) {
      return ListCount.UNKNOWN; // no index holds what the two ranges have in common
    }
    long found = tx.userList().count(UserSource.of(filter, key, apps), MOST_COUNTED + 1);
    return found > MOST_COUNTED
        ? new ListCount(ListCount.Kind.MORE_THAN, MOST_COUNTED)
        : new ListCount(ListCount.Kind.EXACT, found);
  }

  private static boolean isFew(Tx tx, UserSource source) {
    return tx.userList().count(source, FEW + 1) <= FEW;
  }
}
