package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something an admin did.
 *
 * @param adminName their name when they did it
 * @param detail what else is to be said: the reason given, the name of the target, a number of
 *     rows; may be empty
 * @param before the value the act replaced, by the name of its constant; empty where it replaced
 *     none
 * @param after the value it put there, likewise
 * @param ip the address they did it from
 */
public record AuditEvent(
    Instant at,
    long adminId,
    String adminName,
    AuditAct act,
    AuditTarget target,
    String detail,
    Optional<String> before,
    Optional<String> after,
    String ip) {}
