package org.wxapplogin.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A user's ban.
 *
 * @param at since when
 * @param by whose doing it is; without their address
 */
public record Ban(Instant at, BanTerms terms, AuditActor by) {

  /** Whether the user can log in at this instant: at the end of the ban, to the millisecond. */
  public boolean isOver(Instant now) {
    return terms.until().filter(end -> !now.isBefore(end)).isPresent();
  }

  /** What the user hears of it, by the names of the API: nothing about who or why, but the text. */
  public Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    terms.until().ifPresent(end -> told.put("until", end.toString()));
    if (!terms.told().isEmpty()) {
      told.put("reason", terms.told());
    }
    return told;
  }

  /** The same ban under other terms. */
  public Ban with(BanTerms changed) {
    return new Ban(at, changed, by);
  }
}
