package org.wxapplogin.sandbox.wechat;

/** What the phone number button gives a mini program: the code of today, and the old way. */
public record PhoneButton(String code, String encryptedData, String iv) {}
