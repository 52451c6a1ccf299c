/** The admin pages: read, call a service, hand a record of text to a JSP. */
package org.wxapplogin.web.admin;
