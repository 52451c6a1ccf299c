/**
 * What keeps a flood of requests or a slow WeChat from taking the server down. Start reading at
 * {@link RateLimits} and {@link WechatGuard}.
 */
package org.wxapplogin.guard;
