package org.wxapplogin.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What whoever bans a user decides.
 *
 * @param until from when on the user can log in again; empty for never
 * @param reason why, for those who look after users
 * @param told what the user reads; empty for nothing
 */
public record BanTerms(Optional<Instant> until, String reason, String told) {
  /** The longest text for the user, in characters. */
  public static final int MAX_TOLD = 200;

  /** Whoever means longer means for ever. */
  private static final int MOST_YEARS = 10;

  /**
   * The terms as they are kept: what cannot be seen in the texts is left out, and instants are to
   * the millisecond.
   *
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} or {@link ErrorCode#BAD_VALUE} and the
   *     name of the field, if there is no reason, a text is too long, or the ban would end before
   *     {@code now} or after more than ten years
   */
  public static BanTerms of(Optional<Instant> until, String reason, String told, Instant now) {
    String clean = ShownText.line(told);
    if (ShownText.length(clean) > MAX_TOLD) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "told", "is too long");
    }
    String why = Reason.of(reason);
    Instant last = now.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
    if (until.filter(end -> !end.isAfter(now)).isPresent()) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "until", "is in the past");
    }
    if (until.filter(end -> end.isAfter(last)).isPresent()) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "until", "is more than ten years away");
    }
    return new BanTerms(until.map(end -> Instant.ofEpochMilli(end.toEpochMilli())), why, clean);
  }
}
