package org.wxapplogin.service.figures;

import java.util.Set;
import org.wxapplogin.domain.HealthReason;

/**
 * The answer to a question about a node's health.
 *
 * @param reasons what is not as it should be, in the order of the enum; empty if all is well
 */
public record Health(Status status, Set<HealthReason> reasons) {
  /** In one word. */
  public enum Status {
    UP,
    /** Yes, though not all is well. */
    DEGRADED,
    DOWN
  }

  /** Whether the answer is yes. */
  public boolean isUp() {
    return status != Status.DOWN;
  }
}
