package org.wxapplogin.web.admin.events;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.BanDetail;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Puts an act on a ban into words: until when, why, and what the user reads; from before to after.
 */
final class BanWords {
  private BanWords() {}

  static String of(AuditEvent event, Texts texts) {
    BanDetail detail = BanDetail.of(event.detail());
    String until =
        Stream.of(event.before(), event.after())
            .flatMap(Optional::stream)
            .map(value -> until(value, texts))
            .distinct()
            .collect(Collectors.joining(" → "));
    String reason = change(detail.before().map(BanDetail::reason).orElse(""), detail.reason());
    String told = change(detail.before().map(BanDetail::told).orElse(""), detail.told());
    return Stream.of(reason, until, told.isEmpty() ? "" : texts.format("ban.audit.told", told))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(texts.text("ban.audit.between")));
  }

  private static String change(String before, String after) {
    return before.isEmpty() || before.equals(after) ? after : before + " → " + after;
  }

  private static String until(String value, Texts texts) {
    return BanDetail.instant(value)
        .map(texts::time)
        .map(BanWords::text)
        .map(at -> texts.format("ban.audit.until", at))
        .orElseGet(() -> texts.text("ban.for-ever"));
  }

  private static String text(Time time) {
    return time.date() + " " + time.time();
  }
}
