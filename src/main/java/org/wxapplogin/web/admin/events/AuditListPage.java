package org.wxapplogin.web.admin.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor.Kind;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery.Machine;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Pager;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything audit.jsp shows, already as text.
 *
 * @param title for the tab: the filter in short
 * @param actors the admins and services, to choose who did something
 * @param targets the admins, to choose to whom something was done
 * @param clearHref the list without the filter; empty where there is none
 * @param zone the sentence that names the zone of the times
 */
public record AuditListPage(
    String title,
    List<Option> actors,
    List<Option> acts,
    String user,
    List<Option> targets,
    String from,
    String until,
    String clearHref,
    String zone,
    List<AuditRow> rows,
    EmptyList emptyList,
    Pager pager,
    SavedFiltersPanel saved,
    Optional<Notice> notice) {

  static AuditListPage of(
      AuditLinks links,
      ListPage<WithId<AuditEvent>> page,
      List<Admin> admins,
      List<String> services,
      SavedFiltersPanel saved,
      Optional<Notice> notice,
      Texts texts) {
    return new AuditListPage(
        title(links, admins, texts),
        actors(links, admins, services, texts),
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
        Pager.of(page, links::at),
        saved,
        notice);
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
                .findFirst(),
            links.machine().map(machine -> label(machine, texts)),
            links.toAdminId().map(id -> admin(id, texts))));
  }

  /** The chosen one is always there: acts outlive the setting that names a service. */
  private static List<Option> actors(
      AuditLinks links, List<Admin> admins, List<String> services, Texts texts) {
    Map<String, String> labels = new LinkedHashMap<>();
    admins.forEach(admin -> labels.put(Long.toString(admin.id()), admin.name()));
    services.forEach(service -> put(labels, new Machine(Kind.SERVICE, service), texts));
    links.adminId().ifPresent(id -> labels.putIfAbsent(id.toString(), admin(id, texts)));
    links.machine().ifPresent(machine -> put(labels, machine, texts));
    return Option.orAny(
        texts.text("audit.by.any"),
        links.by(),
        Option.of(labels.keySet(), links.by(), value -> value, labels::get));
  }

  private static void put(Map<String, String> labels, Machine machine, Texts texts) {
    labels.put(AuditLinks.text(machine), label(machine, texts));
  }

  private static String label(Machine machine, Texts texts) {
    return texts.text("audit.kind." + machine.kind()) + " " + machine.name();
  }

  private static String admin(long id, Texts texts) {
    return texts.format("audit.of-admin", Long.toString(id));
  }

  private static List<Option> admins(Optional<Long> chosen, String any, List<Admin> admins) {
    Optional<Admin> one =
        admins.stream().filter(admin -> chosen.equals(Optional.of(admin.id()))).findFirst();
    return Option.orAny(
        any, chosen, Option.of(admins, one, admin -> Long.toString(admin.id()), Admin::name));
  }
}
