/**
 * The processes of a measurement: Tomcats, the database, the fake WeChat, and what the system and
 * the database say of them. Start reading at {@link org.wxapplogin.load.process.Stage}.
 */
package org.wxapplogin.load.process;
