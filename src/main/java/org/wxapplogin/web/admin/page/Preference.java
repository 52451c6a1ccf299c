package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** What a reader chooses about the look of the pages; a cookie remembers it. */
enum Preference {
  LANGUAGE("lang", "wxapplogin_lang", "zh", "en"),
  THEME("theme", "wxapplogin_theme", "auto", "light", "dark"),
  TIMES("times", "wxapplogin_times", "relative", "exact");

  private final String parameter;
  private final String cookie;
  private final List<String> choices;

  Preference(String parameter, String cookie, String... choices) {
    this.parameter = parameter;
    this.cookie = cookie;
    this.choices = List.of(choices);
  }

  /** In a query, to choose. */
  String parameter() {
    return parameter;
  }

  String cookie() {
    return cookie;
  }

  /** What may be chosen; the first counts where nothing was. */
  List<String> choices() {
    return choices;
  }

  /** What was chosen, if anything was. */
  Optional<String> chosen(HttpServletRequest request, Cookies cookies) {
    return cookies.find(request, cookie).filter(choices::contains);
  }

  String of(HttpServletRequest request, Cookies cookies) {
    return chosen(request, cookies).orElse(choices.get(0));
  }

  /** The value after {@code value}, and after the last the first. */
  String after(String value) {
    return choices.get((choices.indexOf(value) + 1) % choices.size());
  }

  /**
   * The page with another choice.
   *
   * @param page its address with its query, or the query alone
   */
  String href(String page, String value) {
    String[] parts = page.split("\\?", 2);
    String query = parts.length > 1 ? parts[1] : "";
    String rest = query.replaceAll("(^|&)" + parameter + "=[^&]*", "").replaceAll("^&", "");
    return parts[0] + "?" + (rest.isEmpty() ? "" : rest + "&") + parameter + "=" + value;
  }
}
