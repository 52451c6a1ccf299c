/** How log lines reach standard output. The only package that knows Logback. */
package org.wxapplogin.log;
