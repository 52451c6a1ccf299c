package org.wxapplogin.config;

import org.wxapplogin.domain.Secret;

/** Another backend that may ask this server, by name and secret. */
public record ServiceAccount(String name, Secret secret) {}
