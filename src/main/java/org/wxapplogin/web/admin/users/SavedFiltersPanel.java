package org.wxapplogin.web.admin.users;

import java.util.List;
import org.wxapplogin.domain.SavedFilter;

/**
 * The filters that the admin has saved, and the form that saves the present one.
 *
 * @param list the query of the list as it is now; empty where there is nothing to save, or not to
 *     be saved
 * @param number whether it is not to be saved
 */
public record SavedFiltersPanel(List<Row> rows, String list, boolean number) {

  /**
   * A saved filter.
   *
   * @param current whether the list is narrowed so now
   */
  public record Row(String id, String name, String href, boolean current) {}

  static SavedFiltersPanel of(UserListLinks links, List<SavedFilter> saved) {
    String here = links.first();
    List<Row> rows =
        saved.stream()
            .map(
                one -> {
                  String href = UserListServlet.PATH + "?" + one.query();
                  return new Row(Long.toString(one.id()), one.name(), href, href.equals(here));
                })
            .toList();
    boolean nothing = !links.isNarrowed() && links.search().isEmpty();
    boolean there = rows.stream().anyMatch(Row::current);
    boolean offered = !nothing && !there;
    return new SavedFiltersPanel(
        rows,
        offered && links.mayBeSaved() ? here.substring(UserListServlet.PATH.length() + 1) : "",
        offered && !links.mayBeSaved());
  }
}
