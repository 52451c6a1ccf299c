package org.wxapplogin.web.admin.users;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.wxapplogin.domain.PersonDoubt;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Preset;
import org.wxapplogin.web.admin.page.Texts;

/**
 * What the form above the list of users shows, as text.
 *
 * @param text what was searched for; empty for a phone, because its number is kept nowhere
 * @param phoneRef the keyed hash of the phone searched for, so that a change of a filter keeps it
 * @param hint what can be searched for
 * @param summary names the filters and how many there are
 * @param chips one for each part of the query that narrows the list
 * @param clearHref the list without any of them; empty where there is none
 */
public record UserFilterForm(
    String text,
    String phoneRef,
    String hint,
    List<Option> bys,
    String summary,
    List<Option> apps,
    List<Option> statuses,
    List<Option> levels,
    List<Option> phones,
    List<Option> marks,
    String registeredFrom,
    String registeredTo,
    String loginFrom,
    String loginTo,
    List<Preset> registeredPresets,
    List<Preset> loginPresets,
    List<Option> sorts,
    List<Option> sizes,
    List<Chip> chips,
    String clearHref) {

  /**
   * A part of the query.
   *
   * @param href the list without it
   */
  public record Chip(String label, String value, String href) {}

  /**
   * @param mayAct whether the last digits of phone numbers may be searched for
   */
  static UserFilterForm of(
      UserListLinks links, List<String> apps, LocalDate today, boolean mayAct, Texts texts) {
    Optional<UserSearch> search = links.search();
    boolean byPhone = search.filter(UserListLinks::isByPhone).isPresent();
    Map<String, List<Option>> choices = choices(links, apps, texts);
    List<Chip> chips = chips(links, choices, texts);
    int narrowing = chips.size();
    search.ifPresent(it -> chips.add(0, chip(links, it, texts)));
    return new UserFilterForm(
        byPhone ? "" : links.said(UserListLinks.TEXT).orElse(""),
        byPhone ? links.said(UserListLinks.TEXT).orElse("") : "",
        byPhone ? texts.text("users.search.hidden") : texts.text("users.search.hint"),
        Option.of(
            bys(mayAct),
            search.map(UserSearch::by).or(() -> Optional.of(UserSearch.By.ANY)),
            by -> texts.text("users.by." + by)),
        narrowing == 0
            ? texts.text("users.filters")
            : texts.format("users.filters.active", narrowing),
        choices.get(UserListLinks.APP),
        choices.get(UserListLinks.STATUS),
        choices.get(UserListLinks.LEVEL),
        choices.get(UserListLinks.PHONE),
        choices.get(UserListLinks.MARK),
        links.said(UserListLinks.REGISTERED_FROM).orElse(""),
        links.said(UserListLinks.REGISTERED_TO).orElse(""),
        links.said(UserListLinks.LOGIN_FROM).orElse(""),
        links.said(UserListLinks.LOGIN_TO).orElse(""),
        presets(links, UserListLinks.REGISTERED_FROM, UserListLinks.REGISTERED_TO, today, texts),
        presets(links, UserListLinks.LOGIN_FROM, UserListLinks.LOGIN_TO, today, texts),
        Option.of(
            UserSort.values(),
            Optional.of(links.sort()),
            sort -> texts.text("users.sort." + Filter.name(sort))),
        Option.of(
            UserListLinks.SIZES,
            Optional.of(links.size()),
            Object::toString,
            size -> texts.format("users.per-page", size)),
        chips,
        chips.isEmpty() ? "" : links.cleared().first());
  }

  private static UserSearch.By[] bys(boolean mayAct) {
    return Stream.of(UserSearch.By.values())
        .filter(by -> mayAct || by != UserSearch.By.PHONE_END)
        .toArray(UserSearch.By[]::new);
  }

  private static List<Preset> presets(
      UserListLinks links, String from, String to, LocalDate today, Texts texts) {
    return Preset.of(days -> links.ofDays(from, to, today, days).first(), links.first(), texts);
  }

  /** The select boxes of the form, by the names of their fields. */
  private static Map<String, List<Option>> choices(
      UserListLinks links, List<String> apps, Texts texts) {
    Map<String, List<Option>> choices = new LinkedHashMap<>();
    choices.put(UserListLinks.APP, Option.ofApps(apps, links.said(UserListLinks.APP), texts));
    choices.put(
        UserListLinks.STATUS,
        Option.of(UserStatus.values(), links.status(), status -> texts.text("status." + status)));
    choices.put(
        UserListLinks.LEVEL,
        Option.of(UserLevel.values(), links.level(), level -> texts.text("level." + level)));
    choices.put(
        UserListLinks.PHONE,
        Option.of(
            List.of(UserListLinks.HAS, UserListLinks.HAS_NOT),
            links.said(UserListLinks.PHONE),
            word -> word,
            word -> texts.text("users.phone." + word)));
    choices.put(
        UserListLinks.MARK,
        Option.of(PersonDoubt.values(), links.mark(), mark -> texts.text("users.mark." + mark)));
    choices.replaceAll(
        (name, options) -> Option.orAny(texts.text("users.any"), links.said(name), options));
    return choices;
  }

  private static Chip chip(UserListLinks links, UserSearch search, Texts texts) {
    return new Chip(
        texts.text("users.by." + search.by()),
        UserListLinks.isByPhone(search) ? texts.text("users.search.one-number") : search.text(),
        links.without(List.of(UserListLinks.TEXT, UserListLinks.BY)).first());
  }

  /** What narrows the list, the search left out. */
  private static List<Chip> chips(
      UserListLinks links, Map<String, List<Option>> choices, Texts texts) {
    List<Chip> chips = new ArrayList<>();
    choices.forEach(
        (name, options) ->
            options.stream()
                .filter(option -> option.selected() && !option.value().isEmpty())
                .map(
                    option ->
                        new Chip(
                            texts.text("users.column." + name),
                            option.label(),
                            links.without(List.of(name)).first()))
                .forEach(chips::add));
    String registered = texts.text("users.column.registered");
    addRange(
        chips,
        registered,
        UserListLinks.REGISTERED_FROM,
        UserListLinks.REGISTERED_TO,
        links,
        texts);
    String lastLogin = texts.text("users.column.last-login");
    addRange(chips, lastLogin, UserListLinks.LOGIN_FROM, UserListLinks.LOGIN_TO, links, texts);
    return chips;
  }

  private static void addRange(
      List<Chip> chips, String label, String from, String to, UserListLinks links, Texts texts) {
    String first = links.said(from).orElse("");
    String last = links.said(to).orElse("");
    if (!first.isEmpty() || !last.isEmpty()) {
      String days = first.equals(last) ? first : texts.format("users.range", first, last).strip();
      chips.add(new Chip(label, days, links.without(List.of(from, to)).first()));
    }
  }
}
