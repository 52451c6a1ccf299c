package org.wxapplogin.web.admin.events;

import java.util.Optional;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.PushQuery;
import org.wxapplogin.web.admin.page.Filter;

/** The addresses of the list of pushed events: reads one, writes those that lead on from it. */
record PushLogLinks(PushQuery query) {
  static final String PATH = PushLogServlet.PATH;

  static PushLogLinks read(Filter filter) {
    return new PushLogLinks(
        new PushQuery(
            filter.appid("app"),
            filter.named("kind", PushEvent.Kind.values()),
            filter.named("outcome", PushOutcome.values())));
  }

  boolean isNarrowed() {
    return !at(Optional.empty()).equals(PATH);
  }

  String at(Optional<ListCursor> cursor) {
    return Filter.href(
        PATH,
        "app",
        query.appid(),
        "kind",
        query.kind(),
        "outcome",
        query.outcome(),
        "at",
        cursor.map(ListCursor::text));
  }
}
