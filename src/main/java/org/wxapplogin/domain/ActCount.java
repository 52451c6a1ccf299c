package org.wxapplogin.domain;

/** How often somebody did something, in some time. */
public record ActCount(AuditAct act, AuditActor.Kind kind, String name, long times) {}
