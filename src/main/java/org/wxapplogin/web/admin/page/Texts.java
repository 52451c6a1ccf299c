package org.wxapplogin.web.admin.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.ShownText;

/**
 * What a page is written with.
 *
 * @param messages the texts of the reader's language
 * @param zone the console's time zone
 * @param names gives what people call an app, by its AppID
 */
public record Texts(Messages messages, ZoneId zone, UnaryOperator<String> names) {

  /** Apps are called by their AppIDs. */
  public Texts(Messages messages, ZoneId zone) {
    this(messages, zone, UnaryOperator.identity());
  }

  /** What people call an app; the AppID, if it has no other name. */
  public String appName(String appid) {
    return names.apply(appid);
  }

  /** {@link Messages#text}. */
  public String text(String key) {
    return messages.text(key);
  }

  /** {@link Messages#find}. */
  public Optional<String> find(String key) {
    return messages.find(key);
  }

  /** {@link Messages#format}. */
  public String format(String key, Object... values) {
    return messages.format(key, values);
  }

  /** How long something lasts, given as {@link Durations#text} writes it: {@code 30d}. */
  public String period(String length) {
    String unit = length.substring(length.length() - 1);
    String number = length.substring(0, length.length() - 1);
    return number.matches("\\d+")
        ? find("period." + unit)
            .map(known -> format("period." + unit, Long.valueOf(number)))
            .orElse(length)
        : length;
  }

  /** An address as it is stored; that there is none is said in the reader's language. */
  public String address(String stored) {
    return stored.equals(ClientAddress.UNKNOWN.text()) ? text("address.unknown") : stored;
  }

  /** What a device is called; words for one whose name holds nothing that can be seen. */
  public String device(String stored) {
    String name = ShownText.line(stored);
    return name.isEmpty() ? text("device.unnamed") : name;
  }

  public Time time(Instant at) {
    return Time.of(at, zone);
  }

  /** The sentence that names the zone, as it is at the newest of the times. */
  public String zoneNote(Stream<Instant> times) {
    return zoneNote(times.max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  /**
   * The sentence that names the zone of the times.
   *
   * @param at the instant whose offset is shown, for zones with a summer time
   */
  public String zoneNote(Instant at) {
    String offset = zone.getRules().getOffset(at).getId();
    return format("time.zone", zone.getId(), "Z".equals(offset) ? "UTC" : "UTC" + offset);
  }
}
