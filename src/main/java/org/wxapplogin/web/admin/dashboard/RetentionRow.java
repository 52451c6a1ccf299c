package org.wxapplogin.web.admin.dashboard;

import java.time.Duration;
import java.util.Optional;
import org.wxapplogin.domain.Durations;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * How long something is kept, and how its deletion stands, as a row of a table.
 *
 * @param last when the last run ended; empty for never
 * @param rows how many it dealt with
 * @param left how many are still to be looked at
 */
public record RetentionRow(
    String what, String kept, Optional<Time> last, String rows, String left) {
  static RetentionRow of(OldAddresses.State state, Texts texts) {
    Optional<JobState> last = state.last().filter(job -> job.lastEnd().toEpochMilli() > 0);
    return new RetentionRow(
        texts.text("job." + state.of().job()),
        kept(state.kept(), texts),
        last.map(job -> texts.time(job.lastEnd())),
        last.map(job -> Numbers.whole(job.count())).orElse(Numbers.NONE),
        state.kept().isZero()
            ? Numbers.NONE
            : (state.more() ? "> " : "") + Numbers.whole(state.left()));
  }

  static String kept(Duration kept, Texts texts) {
    return kept.isZero() ? texts.text("retention.for-ever") : texts.period(Durations.text(kept));
  }
}
