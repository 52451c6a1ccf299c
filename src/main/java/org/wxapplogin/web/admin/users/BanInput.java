package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.BanTerms;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/**
 * What was typed into the form of a ban.
 *
 * @param own the time of their own, in the console's zone
 * @param shown the own time that the form came with, and the instant behind it: who leaves it as it
 *     is means the instant, which may be finer
 */
record BanInput(
    BanEnd end, String own, Optional<Shown> shown, String reason, String told, ZoneId zone) {
  static final String UNTIL = "until";
  static final String OWN = "own";
  static final String INSTANT = "instant";

  /** Beyond what is accepted, so that what was typed can be shown again, and is not lost. */
  private static final int MAX_TYPED = 4_000;

  private static final int MAX_WORD = 16;
  private static final int MAX_TIME = 40;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  /** An own time, and the instant that it stands for. */
  record Shown(String own, Instant instant) {}

  /** What the form of a user's page shows at first. */
  static BanInput of(UserDetail detail, Texts texts) {
    ZoneId zone = texts.zone();
    return detail.ban().map(ban -> of(ban, zone)).orElseGet(() -> empty(zone));
  }

  /** A form nobody has filled in yet. */
  static BanInput empty(ZoneId zone) {
    return new BanInput(BanEnd.FOR_EVER, "", Optional.empty(), "", "", zone);
  }

  /** A form that shows a ban in force. */
  private static BanInput of(Ban ban, ZoneId zone) {
    BanTerms terms = ban.terms();
    Optional<Shown> shown = terms.until().map(end -> shown(end, zone));
    return new BanInput(
        shown.isPresent() ? BanEnd.OWN : BanEnd.FOR_EVER,
        shown.map(Shown::own).orElse(""),
        shown,
        terms.reason(),
        terms.told(),
        zone);
  }

  static BanInput read(Visit visit) throws IOException {
    ZoneId zone = visit.texts().zone();
    String end = visit.field(UNTIL, MAX_WORD);
    return new BanInput(
        end.isEmpty()
            ? BanEnd.FOR_EVER
            : Filter.ofName(end, BanEnd.values())
                .orElseThrow(
                    () -> AppException.ofField(ErrorCode.BAD_VALUE, UNTIL, "is no choice")),
        visit.field(OWN, MAX_TIME).strip(),
        instant(visit.field(INSTANT, MAX_TIME)).map(at -> shown(at, zone)),
        visit.field("reason", MAX_TYPED),
        visit.field("told", MAX_TYPED),
        zone);
  }

  private static Shown shown(Instant end, ZoneId zone) {
    return new Shown(MINUTES.format(end.atZone(zone)), end);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The terms that this stands for.
   *
   * @throws AppException that names the field, if they cannot be
   */
  BanTerms terms(Instant now) {
    return BanTerms.of(until(now), reason, told, now);
  }

  private Optional<Instant> until(Instant now) {
    if (end != BanEnd.OWN) {
      return end.at(now, zone);
    }
    if (shown.filter(any -> any.own().equals(own)).isPresent()) {
      return shown.map(Shown::instant);
    }
    try {
      return Optional.of(LocalDateTime.parse(own).atZone(zone).toInstant());
    } catch (DateTimeParseException e) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, OWN, "is no time", e);
    }
  }
}
