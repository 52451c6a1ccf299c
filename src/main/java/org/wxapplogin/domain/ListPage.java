package org.wxapplogin.domain;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param previous from where the page before is read; empty on the first page
 * @param next from where the page after is read; empty on the last page
 */
public record ListPage<T>(List<T> rows, Optional<ListCursor> previous, Optional<ListCursor> next) {
  /** The only page of a list. */
  public static <T> ListPage<T> only(List<T> rows) {
    return new ListPage<>(rows, Optional.empty(), Optional.empty());
  }
}
