package org.wxapplogin.domain;

import java.time.Instant;

/** What is known of a user's uploaded picture without its content. */
public record StoredAvatar(String name, String mediaType, Instant uploadedAt) {}
