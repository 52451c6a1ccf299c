package org.wxapplogin.config;

import java.util.Optional;
import org.wxapplogin.domain.Registration;
import org.wxapplogin.domain.Secret;

/**
 * One mini program, with the settings that hold for it.
 *
 * @param name what people call it; the AppID, if nobody has named it
 * @param registration who may become its user
 * @param loginsPerMinute how many logins into it a node takes in a minute; the rest is refused
 * @param push empty if it takes no pushed events
 */
public record AppSettings(
    String appid,
    String name,
    Secret secret,
    SessionSettings session,
    Registration registration,
    int loginsPerMinute,
    Optional<PushSettings> push) {}
