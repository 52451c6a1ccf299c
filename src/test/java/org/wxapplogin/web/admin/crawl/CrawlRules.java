package org.wxapplogin.web.admin.crawl;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.wxapplogin.web.admin.crawl.CrawledPage.Link;

/** Where links and forms must end, and the exceptions with their reasons. */
final class CrawlRules {
  /** Parameters that no field shows, and what shows them; {@code %s} is the value. */
  private static final Map<String, String> SHOWN_BY =
      Map.of(
          "days", ".ranges [aria-current][href$='days=%s']", // one of three links
          "year", ".report-years [aria-current][href$='year=%s']", // likewise, one of some years
          "what", ".presets [aria-current][href*='what=%s']", // a kind of a timeline, likewise
          "at", ".pager"); // a place in a list means nothing to a reader

  /** Links that have no word in common with the page they lead to, and the heading of that page. */
  private static final Map<String, String> CALLED =
      Map.of(
          "wxapplogin", "Dashboard", // the name of the server leads to the first page
          "Turn on", "Two-step sign-in", // it stands under that heading
          "Manage", "Two-step sign-in",
          "What this admin did", "Audit",
          "Do not go on", "Dashboard",
          "Active in 24 hours", "Users", // a figure leads to those it counts
          "Active in 7 days", "Users",
          "Active in 30 days", "Users",
          "Cancel", "Apps"); // the form of an app is not sent

  /** Links to a part of a page or to a form, and that part. */
  private static final Map<String, String> PARTS =
      Map.of("Add note", "textarea#note", "Change", ".app-form");

  /** Links to another part of the same list, or to the list without its filters. */
  private static final Pattern SAME_LIST =
      Pattern.compile(
          "Clear( all)?|All|Login|Change|Consent|Push|Act|Note|First|Previous|Next|Today|\\d+ days|Remove: .*");

  /** Forms after which no notice says what was done, and the element that shows it. */
  private static final Map<String, String> ENDS =
      Map.ofEntries(
          Map.entry("/admin/sign-out", "h1:contains(Sign in)"),
          Map.entry("/admin/sign-in", ".menu"),
          Map.entry(
              "/admin/confirm", "h1:contains(Two-step sign-in)"), // the only page that asks first
          Map.entry("/admin/users/search", ".chips"),
          Map.entry("/admin/find", ".chips, .profile"), // the list, or the one user
          Map.entry("/admin/users/columns", "table.list"),
          Map.entry("/admin/openids/check", "#plan"),
          Map.entry(
              "/admin/users/bulk/disable",
              ".flash, form.confirm #reason"), // asks for the reason first
          Map.entry("/admin/users/{id}/reveal-phone", ".phone:contains(Shown this once)"),
          Map.entry("/admin/users/{id}/make-data-link", "#data-link"),
          Map.entry("/admin/users/{id}/delete", "h1:contains(was deleted)"),
          Map.entry("/admin/account/totp/begin", "svg.qr"));

  /** Secrets are not carried past the page that asks for the password: they are typed again. */
  private static final String LEFT_OUT = "#refused:contains(enter them again)";

  /** This form ends with status 410, on the page of a user who is gone. */
  private static final String GONE_BY = "/admin/users/{id}/delete";

  /** Forms that end what other forms need. They are sent last, in this order. */
  private static final List<String> LAST =
      List.of(
          "/admin/account/end-session",
          "/admin/account/end-others",
          "/admin/account/password",
          "/admin/users/{id}/end-device",
          "/admin/users/{id}/end-all",
          "/admin/users/{id}/disable",
          "/admin/users/bulk/disable",
          "/admin/users/{id}/delete",
          "/admin/sign-out");

  /** What is wrong with the page that a link led to. */
  Optional<String> faultOf(CrawledPage from, Link link, CrawledPage target) {
    return wrong(from, link, target)
        .map(
            wrong ->
                "“%s” on %s leads to %s: %s"
                    .formatted(link.label(), from.kind(), link.address(), wrong));
  }

  private Optional<String> wrong(CrawledPage from, Link link, CrawledPage target) {
    if (!isPage(from, target)) {
      return Optional.of("status " + target.status());
    }
    if (target.isFile()) {
      return Optional.empty();
    }
    if (link.keepsPage()) {
      return Optional.of("it shows another page, " + target.address())
          .filter(wrong -> !target.address().equals(from.address()));
    }
    for (Map.Entry<String, String> parameter : CrawledPage.parameters(link.address()).entrySet()) {
      if (!shows(target, parameter.getKey(), parameter.getValue())) {
        return Optional.of("the page shows nothing of " + parameter);
      }
    }
    return Optional.of("the page is called “" + target.heading() + "”")
        .filter(wrong -> !says(from, link.label(), target));
  }

  private static boolean shows(CrawledPage page, String name, String value) {
    return SHOWN_BY.containsKey(name)
        ? !page.html().select(SHOWN_BY.get(name).formatted(value)).isEmpty()
        : page.shows(name, value);
  }

  /** The audit keeps links to users who are gone; their pages answer with 410. */
  static boolean isPage(CrawledPage from, CrawledPage target) {
    return target.status() == 200
        || target.status() == 410 && from.address().startsWith("/admin/audit");
  }

  /** Whether the page is what the label says: they have a word in common. */
  private static boolean says(CrawledPage from, String label, CrawledPage page) {
    boolean sameList = SAME_LIST.matcher(label).matches();
    boolean part = PARTS.containsKey(label);
    if (sameList || part) {
      return sameList && page.heading().equals(from.heading())
          || part && !page.html().select(PARTS.get(label)).isEmpty();
    }
    return CALLED.containsKey(label)
        ? page.heading().equals(CALLED.get(label))
        : !Collections.disjoint(CrawledPage.words(label), page.words());
  }

  /** What is wrong with the page that a form ended on. */
  Optional<String> faultOf(CrawledPage from, CrawlForm form, CrawledPage end) {
    String said = end.html().select(".flash[role=status], [role=alert]").text();
    return Optional.of(
            "%s on %s ends with %d on %s, called “%s”: %s"
                .formatted(
                    form.key(), from.kind(), end.status(), end.address(), end.heading(), said))
        .filter(wrong -> !isEnd(form, end));
  }

  private static boolean isEnd(CrawlForm form, CrawledPage end) {
    String path = CrawledPage.path(form.action());
    Document html = end.html();
    if (end.status() != (path.equals(GONE_BY) ? 410 : 200)) {
      return false;
    }
    if (!html.select(LEFT_OUT).isEmpty()) {
      return true;
    }
    boolean asks = end.asksForThePassword();
    boolean done = !html.select(ENDS.getOrDefault(path, ".flash[role=status]")).isEmpty();
    boolean refused = !html.select("[role=alert]").isEmpty();
    return (asks || done) && !refused;
  }

  /** The order in which forms are sent; -1 for those that end nothing. */
  int rank(String form) {
    return LAST.indexOf(form.substring(0, form.indexOf(' ')));
  }
}
