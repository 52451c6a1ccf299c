/** The pages of the mini programs that are served. */
package org.wxapplogin.web.admin.apps;
