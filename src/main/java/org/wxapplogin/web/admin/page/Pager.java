package org.wxapplogin.web.admin.page;

import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;

/** The links below a list; empty where there is no such page. */
public record Pager(String firstHref, String previousHref, String nextHref) {

  /**
   * @param links gives the address of the list from a place on
   */
  public static Pager of(ListPage<?> page, Function<Optional<ListCursor>, String> links) {
    return new Pager(
        page.previous().isPresent() ? links.apply(Optional.empty()) : "",
        page.previous().isPresent() ? links.apply(page.previous()) : "",
        page.next().isPresent() ? links.apply(page.next()) : "");
  }
}
