package org.wxapplogin.web.admin.crawl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wxapplogin.web.admin.crawl.CrawledPage.Link;
import org.wxapplogin.web.admin.page.Filter;

/**
 * Follows every link from the first page on, sends every form, and writes down what does not end
 * where it says. It follows the links of the first few pages of each kind.
 */
final class Crawl {
  /** The links of so many pages of one kind are followed; the rest differ in little. */
  private static final int MOST_OF_A_KIND = 3;

  private static final String ASKED = "confirm-password";

  private final CrawlClient client;
  private final CrawlRules rules;
  private final CrawlTexts texts;
  private final Map<String, CrawledPage> pages = new HashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private final Map<String, String> formPages = new LinkedHashMap<>();
  private final Set<String> sent = new TreeSet<>();
  private final Set<String> faults = new LinkedHashSet<>();

  Crawl(CrawlClient client, CrawlRules rules, CrawlTexts texts) {
    this.client = client;
    this.rules = rules;
    this.texts = texts;
  }

  /** What did not end where it says, one sentence each. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** The paths of the pages that were read, numbers left out. */
  Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    pages.values().forEach(page -> paths.add(CrawledPage.path(page.address())));
    return paths;
  }

  /** The paths to which forms were posted, numbers left out. */
  Set<String> posted() {
    Set<String> paths = new TreeSet<>();
    sent.forEach(key -> paths.add(key.substring(0, key.indexOf(' '))));
    return paths;
  }

  /** The names of the parameters with which links and forms ask for pages, by path. */
  Map<String, Set<String>> parameters() {
    Map<String, Set<String>> names = new TreeMap<>();
    for (String address : pages.keySet()) {
      names
          .computeIfAbsent(address.replaceFirst("\\?.*", ""), path -> new TreeSet<>())
          .addAll(CrawledPage.parameters(address).keySet());
    }
    return names;
  }

  /** One form of each kind that is posted. */
  List<CrawlForm> forms() {
    return formPages.entrySet().stream()
        .flatMap(
            entry ->
                CrawlForm.of(page(entry.getValue())).stream()
                    .filter(form -> form.key().equals(entry.getKey()))
                    .limit(1))
        .toList();
  }

  /** What the form would be sent with, names and values in turn. */
  List<String> filled(CrawlForm form) {
    return form.filled(texts.of(page(formPages.get(form.key()))));
  }

  void followLinks(String first) {
    Deque<CrawledPage> open = new ArrayDeque<>(List.of(page(first)));
    while (!open.isEmpty()) {
      CrawledPage page = open.remove();
      if (page.isFile() || kinds.merge(page.kind(), 1, Integer::sum) > MOST_OF_A_KIND) {
        continue;
      }
      for (Link link : page.links()) {
        boolean known = pages.containsKey(link.address());
        CrawledPage target = page(link.address());
        rules.faultOf(page, link, target).ifPresent(faults::add);
        if (!known && CrawlRules.isPage(page, target) && !link.keepsPage()) {
          open.add(target);
        }
      }
      for (CrawlForm form : CrawlForm.of(page)) {
        if (form.isPost()) {
          formPages.putIfAbsent(form.key(), page.address());
        } else {
          ask(page, form);
        }
      }
    }
  }

  /** Sends each form from its page as it is by then; those that end something come last. */
  void sendForms() {
    List<String> keys = new ArrayList<>(formPages.keySet());
    keys.sort(Comparator.comparingInt(rules::rank));
    for (String key : keys) {
      if (!sent.contains(key)) {
        CrawledPage page = asIs(formPages.get(key));
        Optional<CrawlForm> form =
            CrawlForm.of(page).stream().filter(one -> one.key().equals(key)).findFirst();
        if (form.isPresent()) {
          send(page, form.get());
        } else if (sent.stream().noneMatch(other -> address(other).equals(address(key)))) {
          // A form of another page with the same address may have done what this one was for.
          faults.add("the form went away before it was sent: " + key + " of " + formPages.get(key));
        }
      }
    }
  }

  private static String address(String key) {
    return key.substring(0, key.indexOf(' '));
  }

  /** A form that asks for a page: it must show all that it was asked for. */
  private void ask(CrawledPage page, CrawlForm form) {
    String[] filled = form.filled(texts.of(page)).toArray(new String[0]);
    String address = Filter.href(form.action(), (Object[]) filled);
    CrawledPage target = page(address);
    rules.faultOf(page, new Link(page.heading(), address, false), target).ifPresent(faults::add);
  }

  private void send(CrawledPage page, CrawlForm form) {
    CrawledPage end = end(page, form);
    for (CrawlForm next : CrawlForm.of(end)) {
      if (next.isPost() && !sent.contains(next.key()) && !formPages.containsKey(next.key())) {
        send(end, next);
      }
    }
  }

  private CrawledPage end(CrawledPage page, CrawlForm form) {
    sent.add(form.key());
    CrawledPage end = client.post(form.action(), form.filled(texts.of(page)));
    texts.sent(form);
    rules.faultOf(page, form, end).ifPresent(faults::add);
    return end;
  }

  /** A page as it is now. */
  private CrawledPage asIs(String address) {
    CrawledPage page = client.get(address);
    return page.asksForThePassword()
        ? end(
            page,
            CrawlForm.of(page).stream().filter(one -> one.has(ASKED)).findFirst().orElseThrow())
        : page;
  }

  private CrawledPage page(String address) {
    return pages.computeIfAbsent(address, client::get);
  }
}
