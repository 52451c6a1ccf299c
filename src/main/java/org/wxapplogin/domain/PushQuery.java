package org.wxapplogin.domain;

import java.util.Optional;

/** Which pushed events to list; an empty field does not narrow the list. */
public record PushQuery(
    Optional<String> appid, Optional<PushEvent.Kind> kind, Optional<PushOutcome> outcome) {}
