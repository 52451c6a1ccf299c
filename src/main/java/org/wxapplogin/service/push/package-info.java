/**
 * What WeChat sends by itself: start at {@link PushService}, the webhook. {@link PushTries} handles
 * what it has stored, {@link PushActions} does what an event obliges this server to do, and {@link
 * KeptEvents} shows owners what is not believed or fails for ever.
 */
package org.wxapplogin.service.push;
