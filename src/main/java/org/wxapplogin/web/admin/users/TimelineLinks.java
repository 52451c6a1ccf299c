package org.wxapplogin.web.admin.users;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.TimelineKind;
import org.wxapplogin.domain.TimelinePlace;
import org.wxapplogin.service.users.UserTimeline.Query;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;

/**
 * The addresses of a user's timeline: reads one, writes those that lead on from it.
 *
 * @param day up to which it is shown, the day included
 */
record TimelineLinks(long userId, Optional<TimelineKind> kind, Optional<LocalDate> day) {
  static final String KIND = "what";
  static final String DAY = "day";

  static TimelineLinks read(long userId, Filter filter) {
    return new TimelineLinks(
        userId, filter.constant(KIND, TimelineKind.values()), filter.date(DAY));
  }

  TimelineLinks of(Optional<TimelineKind> other) {
    return new TimelineLinks(userId, other, day);
  }

  Query query(ZoneId zone) {
    Optional<Instant> until = day.map(last -> last.plusDays(1).atStartOfDay(zone).toInstant());
    return new Query(userId, kind, until);
  }

  boolean isNarrowed() {
    return kind.isPresent() || day.isPresent();
  }

  String first() {
    return at(Optional.empty());
  }

  String at(Optional<TimelinePlace> place) {
    return Filter.href(
        Paths.of(UserTimelinePages.PATH, userId),
        KIND,
        kind.map(Filter::name),
        DAY,
        day,
        "at",
        place.map(TimelinePlace::text));
  }
}
