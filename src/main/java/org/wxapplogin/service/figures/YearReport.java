package org.wxapplogin.service.figures;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.CappedCount;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.JobState;
import org.wxapplogin.domain.Setting;

/**
 * What the audit of a year asks for. Holds nobody's data but the names of admins.
 *
 * @param at when it was read
 * @param held how much there is of each kind, today
 * @param settings how long things are kept
 * @param looks who was shown phone numbers, searched for one, or took a file of users
 * @param months how often each of the acts was done that take something away
 * @param cancelled users whose cancellation can still be undone, today
 */
public record YearReport(
    int year,
    Instant at,
    Map<Held, CappedCount> held,
    List<Setting> settings,
    List<JobState> jobs,
    List<Look> looks,
    Map<YearMonth, Map<AuditAct, CappedCount>> months,
    CappedCount cancelled,
    List<Agreed> consents) {

  /** Kinds of personal data. */
  public enum Held {
    USERS,
    PHONES,
    NICKNAMES,
    PICTURES,
    ADDRESSES,
    SESSIONS,
    LOGIN_EVENTS,
    CHANGES,
    NOTES,
    CONSENTS,
    PUSHES,
    AUDIT
  }

  /** How often somebody did something; at least so often, where too many did it to be counted. */
  public record Look(AuditActor.Kind kind, String name, AuditAct act, CappedCount times) {}

  /** How many have agreed to a version of a document, in the year and in all. */
  public record Agreed(ConsentDocument to, CappedCount inYear, CappedCount ever) {}
}
