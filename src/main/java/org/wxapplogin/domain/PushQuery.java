package org.wxapplogin.domain;

import java.util.Optional;

/**
 * Which pushed events to list; an empty field does not narrow the list.
 *
 * @param apps whose events can be listed at all
 */
public record PushQuery(
    Optional<String> appid,
    Optional<PushEvent.Kind> kind,
    Optional<PushOutcome> outcome,
    AppScope apps) {

  /** Of all apps. */
  public PushQuery(
      Optional<String> appid, Optional<PushEvent.Kind> kind, Optional<PushOutcome> outcome) {
    this(appid, kind, outcome, AppScope.ALL);
  }

  /** Only events of some apps. */
  public PushQuery within(AppScope scope) {
    return new PushQuery(appid, kind, outcome, scope);
  }
}
