package org.wxapplogin.config;

/**
 * How often something may happen in a minute. The limits that are not configured stand beside these
 * in {@code guard.RateLimits}.
 *
 * @param loginsPerIpPerMinute logins from one address
 * @param loginsPerAppPerMinute logins of one mini program on this node, unless the mini program has
 *     a number of its own
 * @param questionsPerServicePerMinute requests of one service on this node, unless the service has
 *     a number of its own
 */
public record LimitSettings(
    int loginsPerIpPerMinute, int loginsPerAppPerMinute, int questionsPerServicePerMinute) {
  /** The most that a limit can be set to. */
  static final int MOST_PER_MINUTE = 100_000_000;
}
