package org.wxapplogin.web.admin.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page of the console as the crawl got it.
 *
 * @param address within the context, after all redirects
 * @param html empty where it is a file
 */
record CrawledPage(String address, int status, String type, Document html) {
  private static final String CONTEXT = "/wxapplogin";
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}.:_-]+");

  /** Words that do not say where a link leads. */
  private static final Set<String> FILLERS =
      Set.of("a", "all", "in", "it", "of", "the", "this", "to", "your", "on");

  /**
   * A link of a page.
   *
   * @param label what it says: its aria-label, its text or its title
   * @param keepsPage whether it only changes how the same page is shown
   */
  record Link(String label, String address, boolean keepsPage) {}

  boolean isFile() {
    return !type.startsWith("text/html");
  }

  String heading() {
    return html.select("h1").text();
  }

  /** The page's kind: its path with numbers left out, and the names of its parameters. */
  String kind() {
    return kind(address);
  }

  static String kind(String address) {
    return path(address) + parameters(address).keySet().stream().sorted().toList();
  }

  /** A path with numbers left out. */
  static String path(String address) {
    return address.replaceFirst("\\?.*", "").replaceAll("/\\d+", "/{id}");
  }

  static Map<String, String> parameters(String address) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int query = address.indexOf('?');
    if (query >= 0) {
      for (String parameter : address.substring(query + 1).split("&")) {
        String[] pair = parameter.split("=", 2);
        parameters.put(pair[0], URLDecoder.decode(pair[1], UTF_8));
      }
    }
    return parameters;
  }

  /** Its links to pages of the console, without those within it. */
  List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (Element link : html.select("a[href^=" + CONTEXT + "/]")) {
      String page = link.attr("href").replaceFirst("#.*", ""); // without a place within it
      links.add(new Link(label(link), local(page), link.attr("rel").equals("nofollow")));
    }
    return links;
  }

  /** An address of the page as it is within the context. */
  static String local(String href) {
    return href.substring(CONTEXT.length());
  }

  /** Whether it wants to be sure who is there, before it goes on. */
  boolean asksForThePassword() {
    return !html.select("form #confirm-password").isEmpty();
  }

  /** Whether a field or a control of the page shows that it is narrowed to this value. */
  boolean shows(String name, String value) {
    return html.select("input[name=" + name + "], textarea[name=" + name + "]").stream()
            .anyMatch(field -> field.val().equals(value))
        || html.select("select[name=" + name + "] option[selected]").stream()
            .anyMatch(option -> option.val().equals(value));
  }

  /** What the page says it is: heading and title, an id beside it, what it is narrowed to. */
  Set<String> words() {
    Set<String> words = words(html.title().replaceFirst(" · wxapplogin$", ""));
    html.select(
            "h1, .badges .id, th[aria-sort], [aria-current=true], form[role=search] option[selected]")
        .forEach(element -> words.addAll(words(element.text())));
    html.select("form[role=search] input").forEach(field -> words.addAll(words(field.val())));
    return words;
  }

  /** The words of a text that say something, in small letters. */
  static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase())
        .results()
        .map(word -> word.group())
        .filter(word -> !FILLERS.contains(word))
        .collect(Collectors.toSet());
  }

  private static String label(Element link) {
    if (link.hasAttr("aria-label")) {
      return link.attr("aria-label");
    }
    return link.hasText() ? link.text() : link.attr("title");
  }
}
