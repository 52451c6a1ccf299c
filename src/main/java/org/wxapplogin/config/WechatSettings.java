package org.wxapplogin.config;

import java.net.URI;
import java.time.Duration;

/**
 * How WeChat is called; {@code guard.WechatGuard} carries the limits out.
 *
 * @param exchangeDeadline how long a whole exchange may take, from connecting to the last byte
 * @param maxExchanges how many may be under way at once on this node
 * @param exchangeWait how long another exchange waits for a place
 * @param breakerOpen how long the circuit breaker refuses exchanges at once after WeChat has failed
 */
public record WechatSettings(
    URI baseUrl,
    Duration exchangeDeadline,
    int maxExchanges,
    Duration exchangeWait,
    Duration breakerOpen) {

  /** The same for the calls other than logins, which have their own deadline and places. */
  public WechatSettings forCalls(UserDataSettings calls) {
    return new WechatSettings(
        baseUrl, calls.callDeadline(), calls.maxCalls(), exchangeWait, breakerOpen);
  }
}
