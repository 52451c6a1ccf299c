package org.wxapplogin.web.admin.page;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One entry of a select box. */
public record Option(String value, String label, boolean selected) {

  /**
   * An entry for each of the values.
   *
   * @param name what the form sends for one
   */
  public static <T> List<Option> of(
      Collection<T> values,
      Predicate<T> chosen,
      Function<T, String> name,
      Function<T, String> label) {
    return values.stream()
        .map(one -> new Option(name.apply(one), label.apply(one), chosen.test(one)))
        .toList();
  }

  /** The same where at most one is chosen. */
  public static <T> List<Option> of(
      Collection<T> values,
      Optional<T> chosen,
      Function<T, String> name,
      Function<T, String> label) {
    return of(values, one -> chosen.equals(Optional.of(one)), name, label);
  }

  /** The same for the constants of an enum, which forms name as {@link Filter#name} does. */
  public static <E extends Enum<E>> List<Option> of(
      E[] constants, Optional<E> chosen, Function<E, String> label) {
    return of(List.of(constants), chosen, Filter::name, label);
  }

  /** The same for texts. The chosen one is always there: a link may be older than the values. */
  public static List<Option> of(Collection<String> texts, Optional<String> chosen) {
    List<String> all = Stream.concat(texts.stream(), chosen.stream()).distinct().toList();
    return of(all, chosen, text -> text, text -> text);
  }

  /** The same for AppIDs, which people know by other names. */
  public static List<Option> ofApps(
      Collection<String> appids, Optional<String> chosen, Texts texts) {
    return of(appids, chosen).stream()
        .map(one -> new Option(one.value(), texts.appName(one.value()), one.selected()))
        .toList();
  }

  /** Adds an entry for none of the others, which is selected where nothing was chosen. */
  public static List<Option> orAny(String label, Optional<?> chosen, List<Option> others) {
    return Stream.concat(Stream.of(new Option("", label, chosen.isEmpty())), others.stream())
        .toList();
  }
}
