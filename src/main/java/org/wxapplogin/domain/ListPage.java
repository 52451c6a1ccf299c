package org.wxapplogin.domain;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param previous where the page before is read from; empty on the first
 * @param next where the page after is read from; empty on the last
 */
public record ListPage<T>(List<T> rows, Optional<ListCursor> previous, Optional<ListCursor> next) {}
