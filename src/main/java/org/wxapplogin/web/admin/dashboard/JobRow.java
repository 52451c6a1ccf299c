package org.wxapplogin.web.admin.dashboard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.service.account.CleanUp;
import org.wxapplogin.service.account.OldAddresses;
import org.wxapplogin.service.account.PhoneEndFill;
import org.wxapplogin.service.ban.BanEnds;
import org.wxapplogin.service.figures.Figures;
import org.wxapplogin.service.person.PersonFill;
import org.wxapplogin.service.users.NameIndex;
import org.wxapplogin.web.admin.page.Numbers;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * How a job stands, as a row of a table.
 *
 * @param tone one of the style sheet's colours of badges
 * @param at when it last ended, or failed; empty for never
 */
public record JobRow(
    String name,
    String state,
    String tone,
    Optional<Time> at,
    String took,
    String count,
    String node) {
  private static final Map<String, String> NAMES =
      Map.of(
          Figures.JOB,
          "job.figures",
          CleanUp.JOB,
          "job.clean-up",
          PersonFill.JOB,
          "job.persons",
          BanEnds.JOB,
          "job.ban-ends",
          NameIndex.JOB,
          "job.names",
          PhoneEndFill.JOB,
          "job.phone-ends",
          OldAddresses.Of.USERS.job(),
          "job.user-addresses",
          OldAddresses.Of.AUDIT.job(),
          "job.audit-addresses");

  static JobRow of(JobState job, Texts texts) {
    String key = NAMES.get(job.name());
    Instant at = job.hasFailed() ? job.failedAt() : job.lastEnd();
    boolean never = at.equals(Instant.EPOCH);
    return new JobRow(
        key == null ? job.name() : texts.text(key),
        job.hasFailed()
            ? texts.text("dash.job.failed")
            : never ? texts.text("dash.job.runs") : texts.text("dash.job.good"),
        job.hasFailed() ? "alarm" : never ? "new" : "good",
        never ? Optional.empty() : Optional.of(texts.time(at)),
        job.lastEnd().equals(Instant.EPOCH) ? Numbers.NONE : Numbers.duration(job.took()),
        job.lastEnd().equals(Instant.EPOCH) ? Numbers.NONE : Numbers.whole(job.count()),
        job.holder());
  }
}
