/**
 * Sends requests as fast as they are answered, or by a schedule, with one thread for all
 * connections, and judges each answer. Start reading at {@link
 * org.wxapplogin.load.client.Generator}.
 */
package org.wxapplogin.load.client;
