package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Secret;

/**
 * One mini program, with the settings that hold for it.
 *
 * @param name what people call it; the AppID, if nobody has named it
 * @param registration who may become its user
 * @param push empty if it takes no pushed events
 */
public record AppSettings(
    String appid,
    String name,
    Secret secret,
    SessionSettings session,
    Registration registration,
    Optional<PushSettings> push) {}
