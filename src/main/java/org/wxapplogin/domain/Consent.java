package org.wxapplogin.domain;

import java.time.Instant;

/** That a user has agreed to a version of a document. */
public record Consent(Instant at, long userId, ConsentDocument to) {}
