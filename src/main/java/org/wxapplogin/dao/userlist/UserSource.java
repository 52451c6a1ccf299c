package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.NameParts;
import org.wxapplogin.domain.PersonLink;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.UserFilter;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;

/**
 * A source of users for a list, if they are few: the ids that an index finds, read no further than
 * to a limit. Each way in which a text can match is a branch with an index of its own; one
 * condition with OR would read the whole table. Immutable.
 */
public final class UserSource {
  private static final Pattern ID = Pattern.compile("\\d{1,18}");

  private final List<Branch> branches;

  /**
   * A stretch of an index.
   *
   * @param from the table, and which of its indexes
   * @param fromArgs what fills the places of {@code from}
   * @param withUsers the same with the rows of the users, if it is another table's
   * @param id its column with the id
   */
  private record Branch(
      String from, List<Object> fromArgs, String withUsers, String id, UserWhere where) {
    private Branch(String from, String withUsers, String id, UserWhere where) {
      this(from, List.of(), withUsers, id, where);
    }

    private static Branch ofUsers(String index, UserWhere where) {
      String from = "users FORCE INDEX (" + index + ")";
      return new Branch(from, from, "id", where);
    }

    private Branch matching(UserWhere filter) {
      return new Branch(withUsers, withUsers, id, where.with(filter));
    }

    private Branch matching(UserWhere filter, int most) {
      List<Object> args = new ArrayList<>();
      String first = "(" + sql(most, args) + ") AS first_few STRAIGHT_JOIN users ON id = hit";
      return new Branch(first, args, first, "DISTINCT id", filter);
    }

    /** A SELECT of up to {@code limit} ids as {@code hit}. */
    private String sql(int limit, List<Object> args) {
      args.addAll(fromArgs);
      args.addAll(where.args());
      args.add(limit);
      return "SELECT " + id + " AS hit FROM " + from + where.sql() + " LIMIT ?";
    }
  }

  private UserSource(List<Branch> branches) {
    this.branches = branches;
  }

  /** All users whom the search of a filter finds, or else its mark; empty if it has neither. */
  public static Optional<UserSource> named(UserFilter filter) {
    return ways(filter).map(UserSource::of);
  }

  private static UserSource of(List<Way> ways) {
    return new UserSource(ways.stream().map(Way::branch).toList());
  }

  /** In how many ways its users are found, each of which may find some of them again. */
  int ways() {
    return branches.size();
  }

  /** What its way of this number finds, counted from 0. */
  UserSource way(int number) {
    return new UserSource(List.of(branches.get(number)));
  }

  /** What its first {@code ways} ways find. */
  public UserSource first(int ways) {
    return new UserSource(branches.subList(0, ways));
  }

  /** Only those of its users whom a filter matches; finding them may read far. */
  public UserSource matching(UserFilter filter) {
    return new UserSource(branches.stream().map(branch -> branch.matching(all(filter))).toList());
  }

  /** The same of the first {@code most} users of each branch: reads no further than these. */
  public UserSource matching(UserFilter filter, int most) {
    return new UserSource(
        branches.stream().map(branch -> branch.matching(all(filter), most)).toList());
  }

  private static Optional<List<Way>> ways(UserFilter filter) {
    return filter
        .search()
        .map(UserSource::ways)
        .or(
            () ->
                filter
                    .doubt()
                    .map(doubt -> Way.of("users_doubt", "person_doubt = ?", doubt.number()))
                    .map(List::of));
  }

  /**
   * The users that match a filter without its search and without its range of the other sort key.
   */
  public static UserSource of(UserFilter filter, UserSort.Key key, Collection<String> apps) {
    boolean plain = UserWalk.isPlain(filter, key);
    UserWhere where = plain ? new UserWhere() : UserFacets.of(filter, apps).together();
    return new UserSource(
        List.of(
            Branch.ofUsers(
                plain ? "users_registered" : UserFacets.index(key),
                where.within(UserWhere.column(key), filter.range(key)))));
  }

  /**
   * All conditions of a filter, for rows that are read anyway, its search included: by phone it is
   * a condition only if the rows come from another index.
   */
  static UserWhere all(UserFilter filter) {
    return filter.search().map(UserSource::condition).orElseGet(UserWhere::new).matches(filter);
  }

  private static UserWhere condition(UserSearch search) {
    List<Way> ways = ways(search);
    return ways.isEmpty()
        ? new UserWhere().and("FALSE")
        : new UserWhere()
            .and(
                "(" + String.join(" OR ", ways.stream().map(Way::condition).toList()) + ")",
                ways.stream().map(Way::arg).toArray());
  }

  /** A SELECT of up to {@code limit} ids, each once, as {@code hit}. */
  String sql(int limit, List<Object> args) {
    if (branches.isEmpty()) {
      return "SELECT id AS hit FROM users WHERE FALSE";
    }
    List<String> parts = new ArrayList<>();
    for (Branch branch : branches) {
      parts.add("(" + branch.sql(limit, args) + ")");
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    args.add(limit);
    return String.join(" UNION ", parts) + " LIMIT ?";
  }

  /**
   * One way to find users.
   *
   * @param condition of the users whom it finds
   */
  private record Way(Branch branch, String condition, Object arg) {
    private static Way of(String index, String condition, Object arg) {
      return new Way(Branch.ofUsers(index, new UserWhere().and(condition, arg)), condition, arg);
    }

    /** By a part of the name. A part that is longer than those of the index is compared again. */
    private static Way ofPart(String name) {
      String contains = "nickname_form LIKE ?";
      Object arg = "%" + Sql.likePrefix(name);
      String parts = "name_parts FORCE INDEX (PRIMARY)";
      UserWhere where = new UserWhere().and("part LIKE ?", Sql.likePrefix(NameParts.key(name)));
      Branch branch =
          new Branch(
              parts, parts + " STRAIGHT_JOIN users ON id = user_id", "DISTINCT user_id", where);
      return new Way(
          NameParts.isLong(name) ? branch.matching(new UserWhere().and(contains, arg)) : branch,
          contains,
          arg);
    }
  }

  private static List<Way> ways(UserSearch search) {
    String text = ShownText.line(search.text()); // what is pasted may hold what nobody sees
    String prefix = Sql.likePrefix(text);
    List<Way> ways = new ArrayList<>();
    boolean any = search.by() == UserSearch.By.ANY;
    if (ID.matcher(text).matches() && (any || search.by() == UserSearch.By.ID)) {
      ways.add(Way.of("PRIMARY", "id = ?", Long.valueOf(text)));
    }
    if (search.isTooShort()) {
      return ways;
    }
    String name = ShownText.searchForm(text);
    if (!name.isEmpty() && (any || search.by() == UserSearch.By.NICKNAME)) {
      // by its start whoever came in the last seconds is found too
      ways.add(Way.of("users_nickname_form", "nickname_form LIKE ?", Sql.likePrefix(name)));
      ways.add(Way.ofPart(name));
    }
    boolean id = Identity.isId(text);
    if (id && (any || search.by() == UserSearch.By.OPENID)) {
      ways.add(Way.of("users_openid", "openid LIKE ?", prefix));
    }
    if (id && (any || search.by() == UserSearch.By.UNIONID)) {
      ways.add(Way.of("users_unionid", "unionid LIKE ?", prefix));
    }
    if (PersonLink.isId(text) && (any || search.by() == UserSearch.By.PERSON)) {
      ways.add(Way.of("users_person", "person_id = ?", HexFormat.of().parseHex(text)));
    }
    if (search.by() == UserSearch.By.PHONE) {
      for (byte[] hash : search.phoneHashes()) {
        ways.add(Way.of("users_phone", "phone_hash = ?", hash));
      }
    }
    if (search.by() == UserSearch.By.PHONE_END) {
      for (byte[] hash : search.phoneHashes()) {
        ways.add(Way.of("users_phone_end", "phone_end = ? AND has_phone = 1", hash));
      }
    }
    return ways;
  }
}
