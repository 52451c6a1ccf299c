package org.wxapplogin.web.admin.events;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything audit.jsp shows, already as text.
 *
 * @param title for the tab: the filter in short
 * @param targets the admins again, to choose to whom something was done
 * @param clearHref the list without the filter; empty where there is none
 * @param zone the sentence that names the zone of the times
 */
public record AuditListPage(
    String title,
    List<Option> admins,
    List<Option> acts,
    String user,
    List<Option> targets,
    String from,
    String until,
    String clearHref,
    String zone,
    List<AuditRow> rows,
    EmptyList emptyList,
    Pager pager) {

  static AuditListPage of(
      AuditLinks links, ListPage<WithId<AuditEvent>> page, List<Admin> admins, Texts texts) {
    return new AuditListPage(
        title(links, admins, texts),
        admins(links.adminId(), texts.text("audit.admin.any"), admins),
        Option.orAny(
            texts.text("audit.act.any"),
            links.act(),
            Option.of(
                List.of(AuditAct.values()),
                links.act(),
                Enum::name,
                act -> texts.text("act." + act))),
        links.userId().map(Object::toString).orElse(""),
        admins(links.toAdminId(), texts.text("audit.target.any"), admins),
        links.from().map(Object::toString).orElse(""),
        links.until().map(Object::toString).orElse(""),
        links.isNarrowed() ? AuditLinks.PATH : "",
        texts.zoneNote(page.rows().stream().map(row -> row.event().at())),
        page.rows().stream().map(row -> AuditRow.of(row.event(), texts)).toList(),
        links.isNarrowed()
            ? EmptyList.of("audit.no-hits", texts)
            : EmptyList.of("audit.none", texts),
        Pager.of(page, links::at));
  }

  private static String title(AuditLinks links, List<Admin> admins, Texts texts) {
    return Filter.title(
        texts.text("audit.title"),
        List.of(
            links.act().map(act -> texts.text("act." + act)),
            links.userId().map(id -> texts.format("audit.user", id.toString())),
            admins.stream()
                .filter(admin -> links.adminId().filter(id -> id == admin.id()).isPresent())
                .map(Admin::name)
                .findFirst()));
  }

  private static List<Option> admins(Optional<Long> chosen, String any, List<Admin> admins) {
    Optional<Admin> one =
        admins.stream().filter(admin -> chosen.equals(Optional.of(admin.id()))).findFirst();
    return Option.orAny(
        any, chosen, Option.of(admins, one, admin -> Long.toString(admin.id()), Admin::name));
  }
}
