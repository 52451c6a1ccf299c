package org.wxapplogin.dao.userlist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.domain.Identity;
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

  private record Branch(String index, UserWhere where) {}

  private UserSource(List<Branch> branches) {
    this.branches = branches;
  }

  /** All users whom the search of a filter finds, or else its mark; empty if it has neither. */
  public static Optional<UserSource> named(UserFilter filter) {
    return ways(filter).map(UserSource::of);
  }

  private static UserSource of(List<Way> ways) {
    return new UserSource(
        ways.stream()
            .map(way -> new Branch(way.index(), new UserWhere().and(way.condition(), way.arg())))
            .toList());
  }

  /** Only those of its users whom a filter matches; finding them may read far. */
  public UserSource matching(UserFilter filter) {
    return new UserSource(
        branches.stream()
            .map(branch -> new Branch(branch.index(), branch.where().with(all(filter))))
            .toList());
  }

  private static Optional<List<Way>> ways(UserFilter filter) {
    return filter
        .search()
        .map(UserSource::ways)
        .or(
            () ->
                filter
                    .doubt()
                    .map(doubt -> new Way("users_doubt", "person_doubt = ?", doubt.number()))
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
            new Branch(
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
      parts.add(
          "(SELECT id AS hit FROM users FORCE INDEX ("
              + branch.index()
              + ")"
              + branch.where().sql()
              + " LIMIT ?)");
      args.addAll(branch.where().args());
      args.add(limit);
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    args.add(limit);
    return String.join(" UNION ", parts) + " LIMIT ?";
  }

  /** One way to find users. */
  private record Way(String index, String condition, Object arg) {}

  private static List<Way> ways(UserSearch search) {
    String text = ShownText.line(search.text()); // what is pasted may hold what nobody sees
    String prefix = Sql.likePrefix(text);
    List<Way> ways = new ArrayList<>();
    boolean any = search.by() == UserSearch.By.ANY;
    String name = ShownText.searchForm(text);
    if (!name.isEmpty() && (any || search.by() == UserSearch.By.NICKNAME)) {
      ways.add(new Way("users_nickname_form", "nickname_form LIKE ?", Sql.likePrefix(name)));
    }
    boolean id = Identity.isId(text);
    if (id && (any || search.by() == UserSearch.By.OPENID)) {
      ways.add(new Way("users_openid", "openid LIKE ?", prefix));
    }
    if (id && (any || search.by() == UserSearch.By.UNIONID)) {
      ways.add(new Way("users_unionid", "unionid LIKE ?", prefix));
    }
    if (PersonLink.isId(text) && (any || search.by() == UserSearch.By.PERSON)) {
      ways.add(new Way("users_person", "person_id = ?", HexFormat.of().parseHex(text)));
    }
    if (ID.matcher(text).matches() && (any || search.by() == UserSearch.By.ID)) {
      ways.add(new Way("PRIMARY", "id = ?", Long.valueOf(text)));
    }
    if (search.by() == UserSearch.By.PHONE) {
      for (byte[] hash : search.phoneHashes()) {
        ways.add(new Way("users_phone", "phone_hash = ?", hash));
      }
    }
    return ways;
  }
}
