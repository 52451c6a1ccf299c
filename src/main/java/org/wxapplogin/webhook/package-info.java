/**
 * The outgoing calls to the receivers of webhooks. Start reading at {@link
 * org.wxapplogin.webhook.WebhookClient}.
 */
package org.wxapplogin.webhook;
