/** The page of those who are told of events by webhook. */
package org.wxapplogin.web.admin.webhooks;
