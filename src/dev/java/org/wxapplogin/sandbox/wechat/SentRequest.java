package org.wxapplogin.sandbox.wechat;

import java.util.Map;

/**
 * A request the app sent to WeChat.
 *
 * @param query decoded; secrets are replaced by {@code [secret]}
 */
public record SentRequest(String method, String path, Map<String, String> query) {}
