/**
 * The only outgoing calls: those to WeChat. Start reading at {@link WechatGateway}, which trades
 * the code of a login, and {@link WechatApi}, which has all other calls.
 */
package org.wxapplogin.wechat;
