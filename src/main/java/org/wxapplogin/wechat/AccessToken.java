package org.wxapplogin.wechat;

import java.time.Duration;
import org.wxapplogin.domain.Secret;

/**
 * The token that WeChat wants with every call except code2Session.
 *
 * @param life how much longer it is valid
 */
public record AccessToken(Secret text, Duration life) {}
