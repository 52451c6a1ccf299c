package org.wxapplogin.wechat;

import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Secret;

/**
 * What WeChat gives for the code of a login.
 *
 * @param sessionKey signs and encrypts the user's data; must never leave the server
 */
public record WechatSession(Identity identity, Secret sessionKey) {}
