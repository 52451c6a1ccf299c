package org.wxapplogin.web.admin.events;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.PushQuery;
import org.wxapplogin.domain.PushRecord;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything pushes.jsp shows, already as text.
 *
 * @param title for the tab: the filter in short
 * @param clearHref the list without the filter; empty where there is none
 * @param zone the sentence that names the zone of the times
 */
public record PushLogPage(
    String title,
    List<Option> apps,
    List<Option> kinds,
    List<Option> outcomes,
    String clearHref,
    String zone,
    List<Row> rows,
    EmptyList emptyList,
    Pager pager) {

  /**
   * An event that came.
   *
   * @param name WeChat's word for it; may be empty
   * @param tone good, new, refused or trouble
   * @param effect what was done; empty where nothing was
   * @param failure how often it failed, and why; else empty
   * @param nextTry when it is tried again; null if it is not
   * @param user about whom an owner must decide; else empty, and so is userHref
   */
  public record Row(
      Time at,
      String kind,
      String name,
      String outcome,
      String tone,
      String effect,
      String failure,
      Time nextTry,
      String user,
      String userHref,
      String appid) {

    static Row of(PushRecord push, Texts texts) {
      return new Row(
          texts.time(push.receivedAt()),
          texts.text("push." + push.kind()),
          push.name(),
          push.outcome().map(one -> label(one, texts)).orElse(texts.text("pushes.outcome.HANDLED")),
          push.outcome().map(Row::tone).orElse("good"),
          push.outcome()
              .filter(one -> one == PushOutcome.APPLIED)
              .map(one -> texts.text("pushes.done." + push.kind()))
              .orElse(""),
          push.failure()
              .map(why -> texts.format("push.failed", Integer.toString(push.tries()), why))
              .orElse(""),
          push.outcome()
              .filter(one -> one == PushOutcome.FAILING)
              .flatMap(one -> push.nextTry())
              .map(texts::time)
              .orElse(null),
          push.userId().map(id -> texts.format("audit.user", Long.toString(id))).orElse(""),
          push.userId().map(Paths::user).orElse(""),
          push.appid());
    }

    private static String tone(PushOutcome outcome) {
      return switch (outcome) {
        case APPLIED -> "good";
        case WAITING -> "new";
        case NOBODY, NOTHING, DISMISSED -> "refused";
        case FAILING, FOR_OWNER -> "trouble";
      };
    }
  }

  static PushLogPage of(
      PushLogLinks links, ListPage<WithId<PushRecord>> page, List<String> appids, Texts texts) {
    PushQuery query = links.query();
    return new PushLogPage(
        Filter.title(
            texts.text("pushes.title"),
            List.of(
                query.outcome().map(one -> label(one, texts)),
                query.kind().map(kind -> texts.text("push." + kind)),
                query.appid())),
        Option.orAny(
            texts.text("logins.app.any"),
            query.appid(),
            Option.ofApps(appids, query.appid(), texts)),
        any(
            query.kind(),
            Option.of(
                List.of(PushEvent.Kind.values()),
                query.kind(),
                Enum::name,
                kind -> texts.text("push." + kind)),
            texts),
        any(
            query.outcome(),
            Option.of(
                List.of(PushOutcome.values()),
                query.outcome(),
                Enum::name,
                outcome -> label(outcome, texts)),
            texts),
        links.isNarrowed() ? PushLogLinks.PATH : "",
        texts.zoneNote(page.rows().stream().map(row -> row.event().receivedAt())),
        page.rows().stream().map(row -> Row.of(row.event(), texts)).toList(),
        links.isNarrowed()
            ? EmptyList.of("pushes.no-hits", texts)
            : EmptyList.of("pushes.none", texts),
        Pager.of(page, links::at));
  }

  private static List<Option> any(Optional<?> chosen, List<Option> options, Texts texts) {
    return Option.orAny(texts.text("logins.app.any"), chosen, options);
  }

  private static String label(PushOutcome outcome, Texts texts) {
    return texts.text("pushes.outcome." + outcome);
  }
}
