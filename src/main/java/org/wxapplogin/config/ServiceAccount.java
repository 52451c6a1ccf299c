package org.wxapplogin.config;

import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;

/** A service and the secret with which it signs in. */
public record ServiceAccount(Service service, Secret secret) {}
