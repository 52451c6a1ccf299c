package org.wxapplogin.domain;

/**
 * An event with its position among all events.
 *
 * @param seq greater than that of every event that was committed and numbered before
 */
public record NumberedEvent(long seq, UserEvent event) {
  /** The name by which receivers tell whether they have seen the event before. */
  public String id() {
    return "evt_" + seq;
  }
}
