/**
 * The admins as pages: the own account with password and second step, and the other admins, for
 * owners. Start reading at {@link AccountServlet} and {@link AdminListServlet}.
 */
package org.wxapplogin.web.admin.admins;
