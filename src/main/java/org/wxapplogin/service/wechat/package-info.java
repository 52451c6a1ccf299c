/**
 * What is done with WeChat beside the login: access tokens, session keys, and data that WeChat
 * signed or encrypted. Start reading at {@link WechatCalls}.
 */
package org.wxapplogin.service.wechat;
