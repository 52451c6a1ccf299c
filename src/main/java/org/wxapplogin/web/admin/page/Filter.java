package org.wxapplogin.web.admin.page;

import static org.wxapplogin.domain.ClientAddress.UNKNOWN;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.web.Input;

/**
 * Reads the fields of a filter from a query or form, and writes links that keep it. A value that is
 * not understood counts as absent, because an old link must not lead to an error.
 */
public final class Filter {
  private static final int MAX_FIELD = UserSearch.MAX_TEXT;

  private static final String NETWORK = "/64";

  /** Nothing here is older; dates that are far off do not fit into a number of milliseconds. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 9_999;

  private static final Pattern ID = Pattern.compile("\\d{1,18}");
  private static final Pattern APPID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final Input in;

  public Filter(Input in) {
    this.in = in;
  }

  public Optional<String> value(String name) {
    return in.optional(name, MAX_FIELD).map(String::strip).filter(text -> !text.isEmpty());
  }

  public Optional<Long> id(String name) {
    return value(name).filter(text -> ID.matcher(text).matches()).map(Long::valueOf);
  }

  /**
   * An address or a network of IPv6, as events are stored with it, however it is written; or the
   * word for none.
   */
  public Optional<String> ip(String name) {
    return value(name)
        .filter(text -> ClientAddress.of(host(text)) != UNKNOWN || text.equals(UNKNOWN.text()))
        .map(
            text -> {
              ClientAddress address = ClientAddress.of(host(text));
              return text.endsWith(NETWORK) ? address.source() : address.text();
            });
  }

  private static String host(String text) {
    return text.endsWith(NETWORK) ? text.substring(0, text.length() - NETWORK.length()) : text;
  }

  /** An AppID; the columns hold nothing but ASCII. */
  public Optional<String> appid(String name) {
    return value(name).filter(text -> APPID.matcher(text).matches());
  }

  /** A constant by its own name. */
  public <E extends Enum<E>> Optional<E> named(String name, E[] constants) {
    return value(name)
        .flatMap(
            word -> Arrays.stream(constants).filter(one -> one.name().equals(word)).findFirst());
  }

  /** A date and time without a zone, as browsers send it. */
  public Optional<LocalDateTime> time(String name) {
    try {
      return value(name).map(LocalDateTime::parse).filter(time -> isNear(time.getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A date, as browsers send it. */
  public Optional<LocalDate> date(String name) {
    try {
      return value(name).map(LocalDate::parse).filter(date -> isNear(date.getYear()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isNear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** A constant as {@link #name(Enum)} writes it. */
  public <E extends Enum<E>> Optional<E> constant(String name, E[] constants) {
    return value(name).flatMap(word -> ofName(word, constants));
  }

  public static <E extends Enum<E>> Optional<E> ofName(String word, E[] constants) {
    return Arrays.stream(constants).filter(constant -> name(constant).equals(word)).findFirst();
  }

  /** A constant in an address: small letters, and dashes between words. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Instant> instant(Optional<LocalDateTime> time, ZoneId zone) {
    return time.map(there -> there.atZone(zone).toInstant());
  }

  /** The title of a tab: what the list is narrowed to, then what list it is. */
  public static String title(String title, List<Optional<String>> narrowedTo) {
    return Stream.concat(narrowedTo.stream().flatMap(Optional::stream), Stream.of(title))
        .collect(Collectors.joining(" · "));
  }

  /**
   * A path with those of the parameters that have a value; it may have some already.
   *
   * @param namesAndValues in turn; a value may be an {@link Optional}
   */
  public static String href(String path, Object... namesAndValues) {
    StringJoiner parameters =
        new StringJoiner("&", path.contains("?") ? "&" : "?", "").setEmptyValue("");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      String text =
          value instanceof Optional<?> some
              ? some.map(Object::toString).orElse("")
              : value.toString();
      if (!text.isEmpty()) {
        parameters.add(namesAndValues[i] + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
      }
    }
    return path + parameters;
  }
}
