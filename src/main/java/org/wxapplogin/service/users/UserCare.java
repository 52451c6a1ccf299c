package org.wxapplogin.service.users;

/**
 * The acts of care on one user.
 *
 * @param phones frees phone numbers
 * @param profiles takes nicknames and pictures down
 * @param wechat ends sessions with WeChat
 */
public record UserCare(PhoneCare phones, ProfileCare profiles, WechatSessionCare wechat) {}
