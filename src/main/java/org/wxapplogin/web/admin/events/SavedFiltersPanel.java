package org.wxapplogin.web.admin.events;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.web.admin.page.Filter;

/**
 * The filters of a list that the admin has saved, and the form that saves the present one.
 *
 * @param of the list, as the form names it
 * @param here the address of the list as it is now, to come back to
 * @param list the query of the list as it is now; empty where there is nothing to save, or not to
 *     be saved
 * @param refusal the key of the sentence that says why it is not to be saved; may be empty
 */
public record SavedFiltersPanel(
    String of, String here, List<Row> rows, String list, String refusal) {

  /**
   * A saved filter.
   *
   * @param current whether the list is narrowed so now
   */
  public record Row(String id, String name, String href, boolean current) {}

  /**
   * @param here with the place in the list
   */
  public static SavedFiltersPanel of(ListFilter filter, String here, List<SavedFilter> saved) {
    List<Row> rows =
        saved.stream()
            .map(
                one -> {
                  String href = filter.path() + "?" + one.query();
                  return new Row(
                      Long.toString(one.id()), one.name(), href, href.equals(filter.address()));
                })
            .toList();
    boolean offered = filter.narrowed() && rows.stream().noneMatch(Row::current);
    Optional<String> refusal = filter.refusal().filter(any -> offered);
    return new SavedFiltersPanel(
        Filter.name(filter.list()),
        here,
        rows,
        offered && refusal.isEmpty() ? filter.query() : "",
        refusal.orElse(""));
  }
}
