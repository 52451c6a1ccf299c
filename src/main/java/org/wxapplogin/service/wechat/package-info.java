/**
 * What is done with WeChat beside the login: access tokens, session keys, data that WeChat signed
 * or encrypted, and the events it pushes. Start reading at {@link WechatCalls} for what this server
 * asks, and at {@link PushService} for what WeChat sends.
 */
package org.wxapplogin.service.wechat;
