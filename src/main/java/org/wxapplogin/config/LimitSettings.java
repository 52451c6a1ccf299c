package org.wxapplogin.config;

/**
 * How often something may happen in a minute. The limits that are not configured stand beside these
 * in {@code guard.RateLimits}.
 *
 * @param loginsPerIpPerMinute logins from one address
 * @param loginsPerAppPerMinute logins of one mini program on this node
 * @param questionsPerServicePerMinute questions of one service about tokens, on this node
 */
public record LimitSettings(
    int loginsPerIpPerMinute, int loginsPerAppPerMinute, int questionsPerServicePerMinute) {}
