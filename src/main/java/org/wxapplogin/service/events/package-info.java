/**
 * What has happened to users, for backends: written in the transaction of what happened, numbered
 * after the commit, read in the order of the numbers. Start reading at {@link
 * org.wxapplogin.service.events.EventLog}.
 */
package org.wxapplogin.service.events;
