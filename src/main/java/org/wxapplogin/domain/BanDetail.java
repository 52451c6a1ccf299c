package org.wxapplogin.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the audit keeps of a ban: the texts, one a line, as the detail of the act, and until when,
 * as its values. Before there were texts for users, the reason alone.
 *
 * @param reason why
 * @param told the text for the user; may be empty
 * @param before the texts that these replaced
 */
public record BanDetail(String reason, String told, Optional<BanDetail> before) {
  private static final String FOR_EVER = "FOR_EVER";

  /** The detail of an act; texts of bans are one line each. */
  public static String text(Optional<BanTerms> before, BanTerms after) {
    String text = after.reason() + "\n" + after.told();
    return before
        .map(was -> text + "\n" + was.reason() + "\n" + was.told())
        .orElse(text)
        .stripTrailing();
  }

  public static BanDetail of(String text) {
    String[] lines = text.split("\n", -1);
    Optional<BanDetail> before =
        lines.length > 2
            ? Optional.of(new BanDetail(lines[2], line(lines, 3), Optional.empty()))
            : Optional.empty();
    return new BanDetail(lines[0], line(lines, 1), before);
  }

  private static String line(String[] lines, int index) {
    return index < lines.length ? lines[index] : "";
  }

  /** Until when, as a value of an act. */
  public static String until(BanTerms terms) {
    return terms.until().map(Instant::toString).orElse(FOR_EVER);
  }

  /** The instant of such a value; empty for ever, and for anything else. */
  public static Optional<Instant> instant(String value) {
    try {
      return value.equals(FOR_EVER) ? Optional.empty() : Optional.of(Instant.parse(value));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
