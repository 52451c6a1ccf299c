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
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Option;

/**
 * What the form above the list of users shows, as text.
 *
 * @param text what was searched for; empty for a phone, whose number is nowhere
 * @param mark of the phone that was searched for, so that a change of a filter keeps it
 * @param hint what can be searched for
 * @param summary names the filters and how many there are
 * @param chips one for each part of the query that narrows the list
 * @param clearHref the list without any of them; empty where there is none
 */
public record UserFilterForm(
    String text,
    String mark,
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

  static UserFilterForm of(UserListLinks links, List<String> apps, Messages messages) {
    Optional<UserSearch> search = links.search();
    boolean byPhone = search.filter(it -> it.by() == UserSearch.By.PHONE).isPresent();
    List<String> narrowing = links.narrowing();
    List<Chip> chips = new ArrayList<>();
    search.ifPresent(it -> chips.add(searchChip(links, it, messages)));
    narrowing.forEach(name -> chips.add(chip(links, name, messages)));
    return new UserFilterForm(
        byPhone ? "" : links.value(UserListLinks.TEXT),
        byPhone ? links.value(UserListLinks.TEXT) : "",
        byPhone ? messages.text("users.search.hidden") : messages.text("users.search.hint"),
        UserSearch.MAX_TEXT,
        options(
            UserSearch.By.values(),
            search.map(UserSearch::by).orElse(UserSearch.By.ANY),
            by -> messages.text("users.by." + by)),
        narrowing.isEmpty()
            ? messages.text("users.filters")
            : messages.format("users.filters.active", narrowing.size()),
        apps(links, apps, messages),
        orAny(links, UserListLinks.STATUS, UserStatus.values(), "status.", messages),
        orAny(links, UserListLinks.LEVEL, UserLevel.values(), "level.", messages),
        List.of(
            phone("", messages.text("users.any"), links),
            phone(UserListLinks.HAS, messages.text("users.phone.yes"), links),
            phone(UserListLinks.HAS_NOT, messages.text("users.phone.no"), links)),
        links.value(UserListLinks.REGISTERED_FROM),
        links.value(UserListLinks.REGISTERED_TO),
        links.value(UserListLinks.LOGIN_FROM),
        links.value(UserListLinks.LOGIN_TO),
        options(
            UserSort.values(),
            links.sort(),
            sort -> messages.text("users.sort." + Filter.name(sort))),
        UserListLinks.SIZES.stream()
            .map(
                size ->
                    new Option(
                        size.toString(),
                        messages.format("users.per-page", size),
                        size == links.size()))
            .toList(),
        chips,
        chips.isEmpty() ? "" : links.cleared());
  }

  private static Chip searchChip(UserListLinks links, UserSearch search, Messages messages) {
    return new Chip(
        messages.text("users.by." + search.by()),
        search.by() == UserSearch.By.PHONE
            ? messages.text("users.search.one-number")
            : search.text(),
        links.without(UserListLinks.TEXT, UserListLinks.BY));
  }

  private static Chip chip(UserListLinks links, String name, Messages messages) {
    return switch (name) {
      case UserListLinks.REGISTERED_FROM ->
          range(
              links,
              messages.text("users.column.registered"),
              UserListLinks.REGISTERED_FROM,
              UserListLinks.REGISTERED_TO,
              messages);
      case UserListLinks.LOGIN_FROM ->
          range(
              links,
              messages.text("users.column.last-login"),
              UserListLinks.LOGIN_FROM,
              UserListLinks.LOGIN_TO,
              messages);
      default -> new Chip(label(name, messages), word(links, name, messages), links.without(name));
    };
  }

  private static Chip range(
      UserListLinks links, String label, String from, String to, Messages messages) {
    String value =
        links.value(from).equals(links.value(to))
            ? links.value(from)
            : messages.format("users.range", links.value(from), links.value(to)).strip();
    return new Chip(label, value, links.without(from, to));
  }

  private static String label(String name, Messages messages) {
    return switch (name) {
      case UserListLinks.APP -> messages.text("users.column.app");
      case UserListLinks.STATUS -> messages.text("users.column.status");
      case UserListLinks.LEVEL -> messages.text("users.column.level");
      default -> messages.text("users.column.phone");
    };
  }

  private static String word(UserListLinks links, String name, Messages messages) {
    String value = links.value(name);
    return switch (name) {
      case UserListLinks.STATUS ->
          messages.text("status." + Filter.ofName(value, UserStatus.values()).orElseThrow());
      case UserListLinks.LEVEL ->
          messages.text("level." + Filter.ofName(value, UserLevel.values()).orElseThrow());
      case UserListLinks.PHONE ->
          value.equals(UserListLinks.HAS)
              ? messages.text("users.phone.yes")
              : messages.text("users.phone.no");
      default -> value;
    };
  }

  /** An app of an old link is among them, so that the form shows what the list is narrowed by. */
  private static List<Option> apps(UserListLinks links, List<String> apps, Messages messages) {
    String chosen = links.value(UserListLinks.APP);
    List<Option> options = new ArrayList<>();
    options.add(new Option("", messages.text("users.any"), chosen.isEmpty()));
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
      UserListLinks links, String name, E[] constants, String labels, Messages messages) {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", messages.text("users.any"), links.value(name).isEmpty()));
    options.addAll(
        options(
            constants,
            Filter.ofName(links.value(name), constants).orElse(null),
            constant -> messages.text(labels + constant)));
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
