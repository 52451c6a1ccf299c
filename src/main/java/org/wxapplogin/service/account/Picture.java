package org.wxapplogin.service.account;

/** A picture that may be shown to anybody: made or stripped by this server. */
public record Picture(String mediaType, byte[] content) {}
