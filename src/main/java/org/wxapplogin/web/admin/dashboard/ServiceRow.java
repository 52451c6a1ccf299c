package org.wxapplogin.web.admin.dashboard;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.service.backend.ServiceOverview;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A service of system.jsp.
 *
 * @param apps the appids; empty for all
 * @param today requests of today
 * @param limit how many a minute one node lets pass
 * @param phones phone numbers given in full today; empty if the service may have none
 * @param lastUse empty if there was none
 * @param previous what to know of its previous secret; empty if it has none
 * @param previousUsed when it was last used; empty if never
 */
public record ServiceRow(
    String name,
    List<String> scopes,
    List<String> apps,
    String today,
    String limit,
    String phones,
    Optional<Time> lastUse,
    String previous,
    Optional<Time> previousUsed) {

  static ServiceRow of(ServiceOverview.Shown shown, Texts texts) {
    Service service = shown.service();
    return new ServiceRow(
        service.name(),
        service.scopes().stream()
            .sorted(Comparator.naturalOrder())
            .map(ServiceScope::word)
            .toList(),
        service.appids().map(appids -> appids.stream().sorted().toList()).orElseGet(List::of),
        number(shown.requests()),
        texts.format("system.service.limit", number(shown.perMinute())),
        service.may(ServiceScope.USERS_PHONE) ? number(shown.phones()) : "",
        shown.lastUse().map(texts::time),
        previous(shown, texts),
        shown.previousUsed().filter(at -> shown.hasPrevious()).map(texts::time));
  }

  private static String previous(ServiceOverview.Shown shown, Texts texts) {
    if (!shown.hasPrevious()) {
      return "";
    }
    return texts.text(
        shown.previousUsed().isPresent()
            ? "system.service.previous.used"
            : "system.service.previous.unused");
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
