package org.wxapplogin.config;

/**
 * How often. Generous by default: a carrier puts thousands of phones behind one address.
 *
 * @param loginsPerIpPerMinute logins from one address
 * @param loginsPerAppPerMinute logins of one mini program on this node
 * @param questionsPerServicePerMinute questions of one service about tokens, on this node
 */
public record LimitSettings(
    int loginsPerIpPerMinute, int loginsPerAppPerMinute, int questionsPerServicePerMinute) {}
