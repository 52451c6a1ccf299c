package org.wxapplogin.web.admin.users;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * The form of a ban, already as text.
 *
 * @param ends to choose from; the last but one is a time of their own
 * @param own that time, in the console's zone
 * @param instant what {@code own} stands for, if nobody changes it; may be empty
 * @param problem what is wrong with what was typed; empty if nothing is
 * @param wrong the field that is
 * @param zone the sentence that names the zone of the times
 */
public record BanForm(
    List<End> ends,
    String own,
    String instant,
    String reason,
    String told,
    String problem,
    String wrong,
    String zone) {

  /**
   * @param date when that is; may be empty
   */
  public record End(String value, String label, String date, boolean own, boolean chosen) {}

  static BanForm of(BanInput in, Instant now, Texts texts) {
    return of(in, Optional.empty(), now, texts);
  }

  static BanForm of(BanInput in, Optional<AppException> problem, Instant now, Texts texts) {
    String wrong = problem.flatMap(AppException::field).orElse("");
    return new BanForm(
        Arrays.stream(BanEnd.values()).map(end -> end(end, in, now, texts)).toList(),
        in.own(),
        in.shown().map(shown -> shown.instant().toString()).orElse(""),
        in.reason(),
        in.told(),
        wrong.isEmpty() ? "" : texts.text("ban.bad." + wrong),
        wrong,
        texts.zoneNote(now));
  }

  private static End end(BanEnd end, BanInput in, Instant now, Texts texts) {
    return new End(
        Filter.name(end),
        texts.text("ban.end." + end),
        end.at(now, texts.zone()).map(texts::time).map(BanForm::brief).orElse(""),
        end == BanEnd.OWN,
        end == in.end());
  }

  /** Such as 11-30 09:00. */
  private static String brief(Time time) {
    return time.date().substring("2026-".length())
        + " "
        + time.time().substring(0, "09:00".length());
  }
}
