package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.domain.TimelineKind;
import org.wxapplogin.service.users.UserTimeline;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Preset;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything user-timeline.jsp shows, already as text.
 *
 * @param path where the form leads
 * @param kinds links that narrow it to a kind
 * @param kind the word for the kind it is narrowed to; may be empty
 * @param day up to which it is shown; may be empty
 * @param clearHref the whole timeline; empty where it is whole
 * @param zone the sentence that names the zone of the times
 */
public record UserTimelinePage(
    String title,
    Person user,
    String path,
    List<Preset> kinds,
    String kind,
    String day,
    String clearHref,
    String zone,
    List<Day> days,
    EmptyList emptyList,
    Pager pager) {

  /** What has happened on one day. */
  public record Day(String date, List<TimelineRow> rows) {}

  /**
   * @param further whether this is not the first page
   */
  static UserTimelinePage of(
      TimelineLinks links, UserTimeline.Page page, boolean further, Texts texts) {
    Person person = Person.of(page.user(), texts);
    TimelineLinks whole = new TimelineLinks(links.userId(), Optional.empty(), Optional.empty());
    return new UserTimelinePage(
        texts.format("timeline.title-of", person.nameForTitle()),
        person,
        Paths.of(UserTimelinePages.PATH, links.userId()),
        kinds(links, texts),
        links.kind().map(Filter::name).orElse(""),
        links.day().map(Object::toString).orElse(""),
        links.isNarrowed() ? whole.first() : "",
        texts.zoneNote(page.entries().stream().map(UserTimeline.Entry::at)),
        days(page, texts),
        links.isNarrowed()
            ? EmptyList.of("timeline.no-hits", texts)
            : EmptyList.of("timeline.none", texts),
        new Pager(
            further ? links.first() : "",
            "",
            page.next().isPresent() ? links.at(page.next()) : ""));
  }

  private static List<Preset> kinds(TimelineLinks links, Texts texts) {
    Stream<Preset> all =
        Stream.of(
            new Preset(
                texts.text("timeline.kind.any"),
                links.of(Optional.empty()).first(),
                links.kind().isEmpty()));
    Stream<Preset> each =
        Stream.of(TimelineKind.values())
            .map(
                kind ->
                    new Preset(
                        texts.text("timeline.kind." + kind),
                        links.of(Optional.of(kind)).first(),
                        links.kind().equals(Optional.of(kind))));
    return Stream.concat(all, each).toList();
  }

  private static List<Day> days(UserTimeline.Page page, Texts texts) {
    Map<String, List<TimelineRow>> days = new LinkedHashMap<>();
    for (UserTimeline.Entry entry : page.entries()) {
      TimelineRow row = TimelineRow.of(entry, page.user().identity().appid(), texts);
      days.computeIfAbsent(row.at().date(), any -> new ArrayList<>()).add(row);
    }
    return days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }
}
