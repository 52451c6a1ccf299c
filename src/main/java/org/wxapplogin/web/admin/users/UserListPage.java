package org.wxapplogin.web.admin.users;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.service.users.UserListing;
import org.wxapplogin.web.admin.events.SavedFiltersPanel;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything users.jsp shows, already as text.
 *
 * @param here the address of this page, to come back to
 * @param phoneEnd what the text searched for may mean, too
 * @param columns all that can be shown; those shown are selected
 * @param zone the sentence that names the zone of the times
 * @param emptyList what to say where there are no rows
 * @param acts empty for those who may only look
 */
public record UserListPage(
    String title,
    String here,
    UserFilterForm form,
    SavedFiltersPanel saved,
    Optional<PhoneEndOffer> phoneEnd,
    UserTally tally,
    List<Option> columns,
    List<Head> heads,
    String zone,
    List<UserRow> rows,
    EmptyList emptyList,
    Pager pager,
    Optional<Acts> acts,
    Optional<Notice> notice) {

  /**
   * A heading; {@code sort} has a link where the column can be sorted by.
   *
   * @param label of the column
   */
  public record Head(String label, Optional<SortLink> sort) {}

  /**
   * The heading of a column that can be sorted by.
   *
   * @param aria ascending, descending or none
   * @param hint what following the link does
   */
  public record SortLink(String href, String aria, String hint) {}

  /**
   * What can be done to the users shown.
   *
   * @param csvHref all users of this list as a file; empty where that is not allowed
   * @param ids all on this page, in a form's field
   */
  public record Acts(String csvHref, String ids, List<Option> levels) {}

  /** What the page is made of beside the listing. */
  record Parts(
      UserListLinks links,
      String here,
      List<String> apps,
      List<SavedFilter> saved,
      LocalDate today,
      Set<UserColumn> columns,
      Function<User, Optional<ShownPhone>> phones,
      boolean mayAct,
      Optional<Notice> notice,
      Texts texts) {}

  static UserListPage of(Parts parts, UserListing listing) {
    Texts texts = parts.texts();
    UserListLinks links = parts.links().sortedBy(listing.query().sort());
    UserRow.Maker maker = new UserRow.Maker(parts.columns(), parts.phones(), texts);
    List<User> users = listing.page().rows();
    return new UserListPage(
        title(links, texts),
        parts.here(),
        UserFilterForm.of(links, parts.apps(), parts.today(), parts.mayAct(), texts),
        SavedFiltersPanel.of(links.toSave(), parts.here(), parts.saved()),
        parts.mayAct() ? PhoneEndOffer.of(links, texts) : Optional.empty(),
        UserTally.of(listing, texts),
        Option.of(
            List.of(UserColumn.values()), parts.columns()::contains, Filter::name, maker::label),
        parts.columns().stream()
            .map(column -> new Head(maker.label(column), sort(column, links, texts)))
            .toList(),
        texts.zoneNote(users.stream().map(User::lastLoginAt)),
        users.stream().map(maker::of).toList(),
        emptyList(links, listing, texts),
        Pager.of(listing.page(), links::at),
        parts.mayAct() && !users.isEmpty()
            ? Optional.of(acts(links, users, texts))
            : Optional.empty(),
        parts.notice());
  }

  private static String title(UserListLinks links, Texts texts) {
    Optional<UserSearch> search = links.search().filter(it -> !UserListLinks.isByPhone(it));
    return search.isPresent()
        ? texts.format("users.title-of", search.get().text())
        : texts.text("users.title");
  }

  private static EmptyList emptyList(UserListLinks links, UserListing listing, Texts texts) {
    if (UserTally.isTooWide(listing)) {
      return EmptyList.of("users.too-wide", texts);
    }
    Optional<UserSearch> search = links.search();
    if (search.filter(UserSearch::isTooShort).isPresent()) {
      return EmptyList.of("users.too-short", texts, search.get().text());
    }
    if (search.isPresent() && !links.isNarrowed()) {
      return switch (search.get().by()) {
        case PHONE -> EmptyList.of("users.no-phone", texts);
        case PHONE_END -> EmptyList.of("users.no-phone-end", texts);
        default -> EmptyList.of("users.no-hits", texts, search.get().text());
      };
    }
    return links.equals(links.cleared())
        ? EmptyList.of("users.none", texts)
        : EmptyList.of("users.filtered-out", texts);
  }

  private static Optional<SortLink> sort(UserColumn column, UserListLinks links, Texts texts) {
    return switch (column) {
      case REGISTERED -> Optional.of(sortLink(links, UserSort.NEWEST, UserSort.OLDEST, texts));
      case LAST_LOGIN ->
          Optional.of(sortLink(links, UserSort.RECENT_LOGIN, UserSort.LONGEST_AWAY, texts));
      default -> Optional.empty();
    };
  }

  /** Leads to the newest first, and from there to the other way round. */
  private static SortLink sortLink(
      UserListLinks links, UserSort descending, UserSort ascending, Texts texts) {
    UserSort now = links.sort();
    UserSort next = now == descending ? ascending : descending;
    String aria = now == descending ? "descending" : now == ascending ? "ascending" : "none";
    return new SortLink(
        links.sortedBy(next).first(), aria, texts.text("users.sort." + Filter.name(next)));
  }

  private static Acts acts(UserListLinks links, List<User> users, Texts texts) {
    boolean byEnd = links.search().filter(it -> it.by() == UserSearch.By.PHONE_END).isPresent();
    return new Acts(
        byEnd ? "" : links.csv(), Person.numbers(users), Levels.options(Optional.empty(), texts));
  }
}
