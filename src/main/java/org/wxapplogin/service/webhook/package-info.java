/**
 * Tells configured receivers of what happens to users, by webhook: at least once, and of each user
 * in order. Start reading at {@link org.wxapplogin.service.webhook.Webhooks}, then {@link
 * org.wxapplogin.service.webhook.Delivery}.
 */
package org.wxapplogin.service.webhook;
