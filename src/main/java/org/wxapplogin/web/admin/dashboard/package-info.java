/**
 * The dashboard and the page of the system. Start reading at {@link DashboardServlet} and {@link
 * SystemServlet}.
 */
package org.wxapplogin.web.admin.dashboard;
