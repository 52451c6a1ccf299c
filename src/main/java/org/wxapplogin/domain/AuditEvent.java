package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An act of an admin.
 *
 * @param adminName their name at that time
 * @param detail the reason given, the name of the target, or a number of rows; may be empty
 * @param before the value that was replaced, as the name of its constant; empty if there was none
 * @param after the value that replaced it, likewise
 * @param ip the address they acted from
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
