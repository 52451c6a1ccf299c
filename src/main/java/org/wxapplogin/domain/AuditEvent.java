package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * An act of an admin, of a service or of a command.
 *
 * @param detail the reason given, the name of the target, or a number of rows; may be empty
 * @param before the value that was replaced, as the name of its constant, or as a day; empty if
 *     there was none
 * @param after the value that replaced it, likewise; of an import, what it did
 */
public record AuditEvent(
    Instant at,
    AuditActor by,
    AuditAct act,
    AuditTarget target,
    String detail,
    Optional<String> before,
    Optional<String> after) {}
