package org.wxapplogin.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How often a service did something on a day.
 *
 * @param service its name
 * @param day in the zone of the admin pages
 * @param lastAt the last time
 */
public record ServiceUse(
    String service, LocalDate day, ServiceUseKind kind, long uses, Instant lastAt) {}
