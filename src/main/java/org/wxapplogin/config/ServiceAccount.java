package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;

/**
 * A service and how it signs in.
 *
 * @param previousSecret is accepted too, while the service's side is given the new one
 * @param perMinute how many requests a minute it may send to a node
 */
public record ServiceAccount(
    Service service, Secret secret, Optional<Secret> previousSecret, int perMinute) {}
