/** What every outgoing call over HTTP stands on. */
package org.wxapplogin.http;
