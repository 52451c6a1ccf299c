package org.wxapplogin.war.trial;

import java.time.Duration;
import java.util.List;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Ledger;

/**
 * How a scenario ended.
 *
 * @param broken each promise that was not kept
 * @param notes what was measured
 */
public record Row(
    String scenario,
    int rounds,
    Counts counts,
    Duration worst,
    Duration took,
    List<String> broken,
    List<String> notes) {

  /**
   * What became of requests and of what was answered.
   *
   * @param putOff answered with 503 or 429 and a time to come back
   * @param cutOff the connection ended without an answer
   */
  public record Counts(int sent, int done, int putOff, int cutOff, int lost, int doubled) {
    public static Counts of(Ledger ledger, int lost, int doubled) {
      return new Counts(
          ledger.sent(),
          ledger.count(Answer.Kind.DONE),
          ledger.count(Answer.Kind.PUT_OFF),
          ledger.count(Answer.Kind.CUT_OFF),
          lost,
          doubled);
    }
  }

  public boolean kept() {
    return broken.isEmpty();
  }
}
