package org.wxapplogin.service.users;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;

/**
 * Makes pages of rows that are read from a cursor on, without counting from the start.
 *
 * @param at the instant by which the list is ordered
 * @param id what tells rows of the same instant apart
 */
record Paging<T>(Function<T, Instant> at, ToLongFunction<T> id) {

  /** Reads up to {@code most} rows beyond a cursor, in the order they are met from there. */
  interface Reader<T> {
    List<T> read(Optional<ListCursor> from, int most);
  }

  /**
   * The page read from a cursor, or the first page. If reading backward reaches the beginning
   * before the page is full, because rows were added or are gone, it is the first page.
   */
  ListPage<T> page(Reader<T> reader, Optional<ListCursor> from, int size) {
    List<T> found = reader.read(from, size + 1);
    boolean backward = from.map(ListCursor::backward).orElse(false);
    if (backward && found.size() < size) {
      return page(reader, Optional.empty(), size);
    }
    boolean more = found.size() > size; // one more than a page shows that there are more
    List<T> shown = new ArrayList<>(more ? found.subList(0, size) : found);
    if (backward) {
      Collections.reverse(shown);
      return pageOf(shown, more, true);
    }
    return pageOf(shown, from.isPresent(), more);
  }

  private ListPage<T> pageOf(List<T> shown, boolean hasPrevious, boolean hasNext) {
    if (shown.isEmpty()) {
      return new ListPage<>(List.of(), Optional.empty(), Optional.empty());
    }
    return new ListPage<>(
        List.copyOf(shown),
        hasPrevious ? Optional.of(beside(shown.get(0), true)) : Optional.empty(),
        hasNext ? Optional.of(beside(shown.get(shown.size() - 1), false)) : Optional.empty());
  }

  private ListCursor beside(T row, boolean backward) {
    return new ListCursor(at.apply(row), id.applyAsLong(row), backward);
  }
}
