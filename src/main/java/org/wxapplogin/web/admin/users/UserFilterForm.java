package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.domain.UserSort;
import org.wxapplogin.domain.UserStatus;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;

/**
 * What the form above the list of users shows, as text.
 *
 * @param text what was searched for; empty for a phone, whose number is nowhere
 * @param phoneRef names the phone that was searched for, so that a change of a filter keeps it
 * @param hint what can be searched for
 * @param summary names the filters and how many there are
 * @param chips one for each part of the query that narrows the list
 * @param clearHref the list without any of them; empty where there is none
 */
public record UserFilterForm(
    String text,
    String phoneRef,
    String hint,
    int maxText,
    List<Option> bys,
    String summary,
    List<Option> apps,
    List<Option> statuses,
    List<Option> levels,
    List<Option> phones,
    String registeredFrom,
    String registeredTo,
    String loginFrom,
    String loginTo,
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

  static UserFilterForm of(UserListLinks links, List<String> apps, Texts texts) {
    Optional<UserSearch> search = links.search();
    boolean byPhone = search.filter(it -> it.by() == UserSearch.By.PHONE).isPresent();
    List<String> narrowing = links.narrowing();
    List<Chip> chips = new ArrayList<>();
    search.ifPresent(it -> chips.add(searchChip(links, it, texts)));
    narrowing.forEach(name -> chips.add(chip(links, name, texts)));
    return new UserFilterForm(
        byPhone ? "" : links.value(UserListLinks.TEXT),
        byPhone ? links.value(UserListLinks.TEXT) : "",
        byPhone ? texts.text("users.search.hidden") : texts.text("users.search.hint"),
        UserSearch.MAX_TEXT,
        options(
            UserSearch.By.values(),
            search.map(UserSearch::by).orElse(UserSearch.By.ANY),
            by -> texts.text("users.by." + by)),
        narrowing.isEmpty()
            ? texts.text("users.filters")
            : texts.format("users.filters.active", narrowing.size()),
        apps(links, apps, texts),
        orAny(links, UserListLinks.STATUS, UserStatus.values(), "status.", texts),
        orAny(links, UserListLinks.LEVEL, UserLevel.values(), "level.", texts),
        List.of(
            phone("", texts.text("users.any"), links),
            phone(UserListLinks.HAS, texts.text("users.phone.yes"), links),
            phone(UserListLinks.HAS_NOT, texts.text("users.phone.no"), links)),
        links.value(UserListLinks.REGISTERED_FROM),
        links.value(UserListLinks.REGISTERED_TO),
        links.value(UserListLinks.LOGIN_FROM),
        links.value(UserListLinks.LOGIN_TO),
        options(
            UserSort.values(), links.sort(), sort -> texts.text("users.sort." + Filter.name(sort))),
        UserListLinks.SIZES.stream()
            .map(
                size ->
                    new Option(
                        size.toString(),
                        texts.format("users.per-page", size),
                        size == links.size()))
            .toList(),
        chips,
        chips.isEmpty() ? "" : links.cleared());
  }

  private static Chip searchChip(UserListLinks links, UserSearch search, Texts texts) {
    return new Chip(
        texts.text("users.by." + search.by()),
        search.by() == UserSearch.By.PHONE ? texts.text("users.search.one-number") : search.text(),
        links.without(UserListLinks.TEXT, UserListLinks.BY));
  }

  private static Chip chip(UserListLinks links, String name, Texts texts) {
    return switch (name) {
      case UserListLinks.REGISTERED_FROM ->
          range(
              links,
              texts.text("users.column.registered"),
              UserListLinks.REGISTERED_FROM,
              UserListLinks.REGISTERED_TO,
              texts);
      case UserListLinks.LOGIN_FROM ->
          range(
              links,
              texts.text("users.column.last-login"),
              UserListLinks.LOGIN_FROM,
              UserListLinks.LOGIN_TO,
              texts);
      default -> new Chip(label(name, texts), word(links, name, texts), links.without(name));
    };
  }

  private static Chip range(
      UserListLinks links, String label, String from, String to, Texts texts) {
    String value =
        links.value(from).equals(links.value(to))
            ? links.value(from)
            : texts.format("users.range", links.value(from), links.value(to)).strip();
    return new Chip(label, value, links.without(from, to));
  }

  private static String label(String name, Texts texts) {
    return switch (name) {
      case UserListLinks.APP -> texts.text("users.column.app");
      case UserListLinks.STATUS -> texts.text("users.column.status");
      case UserListLinks.LEVEL -> texts.text("users.column.level");
      default -> texts.text("users.column.phone");
    };
  }

  private static String word(UserListLinks links, String name, Texts texts) {
    String value = links.value(name);
    return switch (name) {
      case UserListLinks.STATUS ->
          texts.text("status." + Filter.ofName(value, UserStatus.values()).orElseThrow());
      case UserListLinks.LEVEL ->
          texts.text("level." + Filter.ofName(value, UserLevel.values()).orElseThrow());
      case UserListLinks.PHONE ->
          value.equals(UserListLinks.HAS)
              ? texts.text("users.phone.yes")
              : texts.text("users.phone.no");
      default -> value;
    };
  }

  /** An app of an old link is among them, so that the form shows what the list is narrowed by. */
  private static List<Option> apps(UserListLinks links, List<String> apps, Texts texts) {
    String chosen = links.value(UserListLinks.APP);
    List<Option> options = new ArrayList<>();
    options.add(new Option("", texts.text("users.any"), chosen.isEmpty()));
    apps.forEach(app -> options.add(new Option(app, app, app.equals(chosen))));
    if (!chosen.isEmpty() && !apps.contains(chosen)) {
      options.add(new Option(chosen, chosen, true));
    }
    return options;
  }

  private static Option phone(String value, String label, UserListLinks links) {
    return new Option(value, label, links.value(UserListLinks.PHONE).equals(value));
  }

  private static <E extends Enum<E>> List<Option> orAny(
      UserListLinks links, String name, E[] constants, String labels, Texts texts) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", texts.text("users.any"), links.value(name).isEmpty()));
    options.addAll(
        options(
            constants,
            Filter.ofName(links.value(name), constants).orElse(null),
            constant -> texts.text(labels + constant)));
    return options;
  }

  private static <E extends Enum<E>> List<Option> options(
      E[] constants, E chosen, Function<E, String> label) {
    return Arrays.stream(constants)
        .map(
            constant ->
                new Option(Filter.name(constant), label.apply(constant), constant == chosen))
        .toList();
  }
}
