/**
 * What WeChat sends by itself: start at {@link PushService}, the webhook. {@link PushActions} does
 * what an event obliges this server to do; {@link KeptEvents} shows owners what is not believed.
 */
package org.wxapplogin.service.push;
