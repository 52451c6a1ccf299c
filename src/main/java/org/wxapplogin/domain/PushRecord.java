package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that WeChat pushed, as the list of all shows it. Whom it was about is forgotten once it
 * is handled.
 *
 * @param name WeChat's own word for it; empty if it has none
 * @param outcome empty if it was handled before outcomes were kept
 * @param userId about whom an owner must decide
 * @param tries how often it failed
 * @param nextTry when it is tried again at the earliest, if it is
 * @param failure why it failed last
 */
public record PushRecord(
    String appid,
    PushEvent.Kind kind,
    String name,
    Instant receivedAt,
    Optional<Instant> handledAt,
    Optional<PushOutcome> outcome,
    Optional<Long> userId,
    int tries,
    Optional<Instant> nextTry,
    Optional<String> failure) {}
