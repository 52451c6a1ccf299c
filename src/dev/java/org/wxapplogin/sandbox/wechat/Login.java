package org.wxapplogin.sandbox.wechat;

/** What a phone has after {@code wx.login}: the code, and (known to the fake alone) whose it is. */
public record Login(String code, String openid) {}
