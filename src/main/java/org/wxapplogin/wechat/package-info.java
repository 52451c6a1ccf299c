/**
 * The only outgoing calls: the gateway, its HttpURLConnection transport, and what WeChat answers.
 */
package org.wxapplogin.wechat;
