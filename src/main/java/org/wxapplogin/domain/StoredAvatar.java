package org.wxapplogin.domain;

import java.time.Instant;

/** A user's uploaded picture without its content. */
public record StoredAvatar(String name, String mediaType, Instant uploadedAt) {}
