package org.wxapplogin.service.users;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.ListCount;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserQuery;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserListing.Extent;

/**
 * Pages through the users, in about the same time for any filter and any number of users. If an
 * index holds a list in its order, the list is read along it. Any other list is made of few users
 * that another index finds, which are read and sorted; if they are too many, less is shown, and
 * {@link UserListing#extent} says so. Thread-safe.
 */
public final class UserListService {
  private static final int PAGE_SECONDS = 2;
  private static final int COUNT_SECONDS = 1;
  private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

  private final Db db;
  private final Supplier<Collection<String>> known;
  private final Supplier<List<String>> found;
  private final Supplier<Long> estimate;

  /**
   * @param known apps in which a user may appear at any moment; others are looked up once in a
   *     while
   */
  public UserListService(Db db, Supplier<Collection<String>> known, Clock clock) {
    this.db = db;
    this.known = known;
    this.found = remembered(clock, () -> db.read(tx -> tx.userList().apps()));
    this.estimate = remembered(clock, () -> db.read(tx -> tx.userList().estimate()));
  }

  /** The page read from a cursor, or the first, of the users of the admin's apps. */
  public UserListing page(Actor by, UserQuery asked, Optional<ListCursor> from) {
    return page(asked.within(by.apps()), from);
  }

  /** The same of all users there are. */
  UserListing page(UserQuery query, Optional<ListCursor> from) {
    List<String> known = apps();
    try {
      UserListPlan plan = db.readWithin(PAGE_SECONDS, tx -> UserListPlan.of(tx, query, known));
      UserQuery done = plan.query();
      ListPage<User> page =
          new Paging<User>(done.sort()::of, User::id)
              .page(
                  (place, most) -> db.readWithin(PAGE_SECONDS, tx -> plan.read(tx, place, most)),
                  plan.isOnePage() ? Optional.empty() : from,
                  done.size());
      ListPage<User> shown = plan.isOnePage() ? ListPage.only(page.rows()) : page;
      return new UserListing(done, shown, plan.extent(), count(plan, shown));
    } catch (DataAccessException e) {
      if (!e.isTimeout()) {
        throw e;
      }
      ListPage<User> nothing = new ListPage<>(List.of(), Optional.empty(), Optional.empty());
      return new UserListing(query, nothing, Extent.TOO_WIDE, ListCount.UNKNOWN);
    }
  }

  /** Every app of which the admin sees users, in order. */
  public List<String> apps(Actor by) {
    return by.apps().within(apps());
  }

  /** Every app there is, in order. */
  List<String> apps() {
    Collection<String> all = new TreeSet<>(known.get());
    all.addAll(found.get());
    return List.copyOf(all);
  }

  private ListCount count(UserListPlan plan, ListPage<User> page) {
    boolean onePage = page.previous().isEmpty() && page.next().isEmpty();
    if (onePage && plan.extent() != Extent.FIRST_ONLY && !plan.isOnePage()) {
      return new ListCount(ListCount.Kind.EXACT, page.rows().size());
    }
    try {
      ListCount count = db.readWithin(COUNT_SECONDS, tx -> plan.count(tx));
      boolean all = plan.query().filter().isNone();
      return all && count.kind() == ListCount.Kind.MORE_THAN && estimate.get() > count.number()
          ? new ListCount(ListCount.Kind.ABOUT, estimate.get())
          : count;
    } catch (DataAccessException e) {
      if (!e.isTimeout()) {
        throw e;
      }
      return ListCount.UNKNOWN;
    }
  }

  /** Keeps what {@code find} returns for a while, and asks it again only then. */
  private static <T> Supplier<T> remembered(Clock clock, Supplier<T> find) {
    LoadingCache<Boolean, T> cache =
        Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build(key -> find.get());
    return () -> cache.get(true); // one key: there is only one value to keep
  }
}
