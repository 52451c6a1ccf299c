package org.wxapplogin.config;

import org.wxapplogin.domain.Secret;

/** Another backend that may ask this server about tokens; it signs in with name and secret. */
public record ServiceAccount(String name, Secret secret) {}
