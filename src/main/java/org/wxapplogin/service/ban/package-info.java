/** Bans of users, and how they end. Start reading at {@link Bans}. */
package org.wxapplogin.service.ban;
