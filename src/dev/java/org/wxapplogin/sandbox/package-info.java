/**
 * The development sandbox behind {@code mvn jetty:run}: it starts an embedded database and a fake
 * WeChat, and fills in sample users. Start reading at {@link Sandbox}. It is a test source root, so
 * that it cannot get into the WAR.
 */
package org.wxapplogin.sandbox;
