package org.wxapplogin.service.figures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.CountedUpTo;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.LoginCount;
import org.wxapplogin.domain.UserCount;

/**
 * What the dashboard shows.
 *
 * @param hours the logins of the last hours
 * @param days the logins of the days asked for, today included
 * @param lastWeek the logins of the hours that had begun by this time of this weekday a week ago
 * @param countedUpTo how far logins are counted; empty before the first run of the job
 */
public record DashboardData(
    Instant now,
    List<LoginCount> hours,
    List<LoginCount> days,
    List<LoginCount> lastWeek,
    Optional<CountedUpTo> countedUpTo,
    List<UserCount> users,
    List<JobState> jobs,
    NodeState node) {

  /** Only the figures of some apps. */
  DashboardData within(AppScope scope) {
    return scope.isAll()
        ? this
        : new DashboardData(
            now,
            logins(hours, scope),
            logins(days, scope),
            logins(lastWeek, scope),
            countedUpTo,
            users.stream().filter(count -> scope.covers(count.appid())).toList(),
            jobs,
            node);
  }

  private static List<LoginCount> logins(List<LoginCount> counts, AppScope scope) {
    return counts.stream().filter(count -> scope.covers(count.appid())).toList();
  }
}
