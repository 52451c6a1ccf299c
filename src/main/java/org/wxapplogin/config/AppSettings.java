package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * One mini program, with what is set for it alone.
 *
 * @param push empty where it takes no push
 */
public record AppSettings(
    String appid, Secret secret, SessionSettings session, Optional<PushSettings> push) {}
