package org.wxapplogin.sandbox.wechat;

/** What a phone gets from getUserProfile, to pass on to its server. */
public record SentProfile(String rawData, String signature, String encryptedData, String iv) {}
