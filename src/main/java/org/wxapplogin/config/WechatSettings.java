package org.wxapplogin.config;

import java.net.URI;
import java.time.Duration;

/**
 * How to talk with WeChat.
 *
 * @param exchangeDeadline the longest a whole exchange may take, connecting and reading together
 * @param maxExchanges how many may be under way at once on this node
 * @param exchangeWait how long one more waits for a place
 * @param breakerOpen how long logins are refused at once after WeChat failed
 */
public record WechatSettings(
    URI baseUrl,
    Duration exchangeDeadline,
    int maxExchanges,
    Duration exchangeWait,
    Duration breakerOpen) {

  /** The same for calls that are no logins. */
  public WechatSettings forCalls(UserDataSettings calls) {
    return new WechatSettings(
        baseUrl, calls.callDeadline(), calls.maxCalls(), exchangeWait, breakerOpen);
  }
}
