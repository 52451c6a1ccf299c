/**
 * The development sandbox: an embedded database, WeChat on loopback, sample users. A test source
 * root, so that it cannot be in the WAR.
 */
package org.wxapplogin.sandbox;
