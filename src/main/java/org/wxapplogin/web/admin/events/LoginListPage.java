package org.wxapplogin.web.admin.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything logins.jsp shows, already as text.
 *
 * @param title for the tab: the filter in short
 * @param clearHref the list without the filter; empty where there is none
 * @param zone the sentence that names the zone of the times
 */
public record LoginListPage(
    String title,
    String user,
    String ip,
    List<Option> outcomes,
    List<Option> apps,
    String from,
    String until,
    String clearHref,
    String zone,
    List<LoginRow> rows,
    EmptyList nobody,
    Pager pager) {

  static LoginListPage of(
      LoginLinks links,
      ListPage<WithId<LoginEvent>> page,
      List<String> appids,
      Messages messages,
      ZoneId zone) {
    return new LoginListPage(
        Filter.title(
            messages.text("logins.title"),
            List.of(
                links.outcome().map(outcome -> messages.text("outcome." + outcome)),
                links.userId().map(id -> messages.format("audit.user", id.toString())),
                links.ip(),
                links.appid())),
        links.userId().map(Object::toString).orElse(""),
        links.ip().orElse(""),
        outcomes(links, messages),
        apps(links, appids, messages),
        links.from().map(Object::toString).orElse(""),
        links.until().map(Object::toString).orElse(""),
        links.isNarrowed() ? LoginLinks.PATH : "",
        Time.zoneNote(messages, zone, newest(page)),
        page.rows().stream().map(row -> LoginRow.of(row.event(), messages, zone)).toList(),
        links.isNarrowed()
            ? new EmptyList(
                messages.text("logins.no-hits.title"), messages.text("logins.no-hits.sentence"))
            : new EmptyList(
                messages.text("logins.none.title"), messages.text("logins.none.sentence")),
        Pager.of(page, links::at));
  }

  private static List<Option> outcomes(LoginLinks links, Messages messages) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", messages.text("logins.outcome.any"), links.outcome().isEmpty()));
    Arrays.stream(LoginOutcome.values())
        .map(
            outcome ->
                new Option(
                    outcome.name(),
                    messages.text("outcome." + outcome),
                    links.outcome().filter(outcome::equals).isPresent()))
        .forEach(options::add);
    return options;
  }

  /** Those of the configuration, and the one that is asked for, should it be there no more. */
  private static List<Option> apps(LoginLinks links, List<String> appids, Messages messages) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", messages.text("logins.app.any"), links.appid().isEmpty()));
    Stream.concat(appids.stream(), links.appid().stream())
        .distinct()
        .map(appid -> new Option(appid, appid, links.appid().filter(appid::equals).isPresent()))
        .forEach(options::add);
    return options;
  }

  private static Instant newest(ListPage<WithId<LoginEvent>> page) {
    return page.rows().isEmpty() ? Instant.EPOCH : page.rows().get(0).event().at();
  }
}
