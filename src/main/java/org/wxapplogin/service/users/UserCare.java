package org.wxapplogin.service.users;

import org.wxapplogin.service.account.DataLinks;

/**
 * The acts of care on one user.
 *
 * @param phones frees phone numbers
 * @param profiles takes nicknames and pictures down
 * @param wechat ends sessions with WeChat
 * @param data hands out what is held on users
 */
public record UserCare(
    PhoneCare phones, ProfileCare profiles, WechatSessionCare wechat, DataLinks data) {}
