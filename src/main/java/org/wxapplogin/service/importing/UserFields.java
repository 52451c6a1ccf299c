package org.wxapplogin.service.importing;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;

/**
 * Reads one user from fields that a service sent, under the names by which services see users. The
 * rules are those of a line of a file, but nothing is left out: a service can mend what it sent.
 * Thread-safe.
 */
public final class UserFields {
  private final Supplier<Set<String>> open;
  private final TimeText times;
  private final Clock clock;

  /**
   * @param open the AppIDs of the apps to which users may be added at the moment
   * @param zone of times without an offset
   */
  public UserFields(Supplier<Set<String>> open, ZoneId zone, Clock clock) {
    this.open = open;
    this.times = new TimeText(zone);
    this.clock = clock;
  }

  /**
   * The user of these fields; blank ones count as not sent.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} that names the field which is unknown,
   *     missing or malformed
   */
  public ImportedUser read(Map<String, String> sent) {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    sent.forEach(
        (name, text) -> {
          Column column = column(name);
          if (!text.isBlank()) {
            texts.put(column, text.strip());
          }
        });
    try {
      UserLine lines = new UserLine(Optional.empty(), open.get(), times, clock);
      UserLine.Parsed parsed = lines.parse(new Fields(texts));
      if (!parsed.leftOut().isEmpty()) {
        throw bad(parsed.leftOut().get(0));
      }
      return parsed.user();
    } catch (BadLineException e) {
      throw bad(e.fault());
    }
  }

  private static Column column(String name) {
    return Arrays.stream(Column.values())
        .filter(column -> column.field().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.BAD_ARGUMENT,
                    "a field is none of those that a user has: "
                        + String.join(
                            ", ", Arrays.stream(Column.values()).map(Column::field).toList())));
  }

  private static AppException bad(Fault fault) {
    String field =
        Arrays.stream(Column.values())
            .filter(column -> column.label().equals(fault.field()))
            .findFirst()
            .orElseThrow()
            .field();
    return AppException.ofField(ErrorCode.BAD_ARGUMENT, field, fault.reason());
  }
}
