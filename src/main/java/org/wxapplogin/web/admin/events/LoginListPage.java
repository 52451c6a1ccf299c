package org.wxapplogin.web.admin.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Preset;
import org.wxapplogin.web.admin.page.Texts;

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
    List<Preset> presets,
    String clearHref,
    String zone,
    List<LoginRow> rows,
    EmptyList emptyList,
    Pager pager,
    SavedFiltersPanel saved,
    Optional<Notice> notice) {

  static LoginListPage of(
      LoginLinks links,
      ListPage<WithId<LoginEvent>> page,
      List<String> appids,
      LocalDate today,
      SavedFiltersPanel saved,
      Optional<Notice> notice,
      Texts texts) {
    return new LoginListPage(
        Filter.title(
            texts.text("logins.title"),
            List.of(
                links.outcome().map(outcome -> texts.text("outcome." + outcome)),
                links.userId().map(id -> texts.format("audit.user", id.toString())),
                links.ip(),
                links.appid().map(texts::appName))),
        links.userId().map(Object::toString).orElse(""),
        links.ip().orElse(""),
        Option.orAny(
            texts.text("logins.outcome.any"),
            links.outcome(),
            Option.of(
                List.of(LoginOutcome.values()),
                links.outcome(),
                Enum::name,
                outcome -> texts.text("outcome." + outcome))),
        Option.orAny(
            texts.text("logins.app.any"),
            links.appid(),
            Option.ofApps(appids, links.appid(), texts)),
        links.from().map(Object::toString).orElse(""),
        links.until().map(Object::toString).orElse(""),
        Preset.of(days -> links.ofDays(today, days), links.at(Optional.empty()), texts),
        links.isNarrowed() ? LoginLinks.PATH : "",
        texts.zoneNote(page.rows().stream().map(row -> row.event().at())),
        page.rows().stream().map(row -> LoginRow.of(row.event(), texts)).toList(),
        links.isNarrowed()
            ? EmptyList.of("logins.no-hits", texts)
            : EmptyList.of("logins.none", texts),
        Pager.of(page, links::at),
        saved,
        notice);
  }
}
