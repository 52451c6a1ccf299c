package org.wxapplogin.domain;

import java.time.Instant;

/**
 * Something an admin did.
 *
 * @param adminName their name when they did it
 * @param detail the reason given, or what became of the target; may be empty
 * @param ip the address they did it from
 */
public record AuditEvent(
    Instant at,
    long adminId,
    String adminName,
    AuditAct act,
    AuditTarget target,
    String detail,
    String ip) {}
