package org.wxapplogin.wechat;

import java.time.Duration;
import org.wxapplogin.domain.Secret;

/**
 * What opens WeChat's other calls.
 *
 * @param life how much longer it is good
 */
public record AccessToken(Secret text, Duration life) {}
