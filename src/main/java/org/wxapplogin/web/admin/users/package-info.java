/**
 * The list of users, the page of one user, and what admins do to them. Start reading at {@link
 * UserListServlet} and {@link UserPageServlet}.
 */
package org.wxapplogin.web.admin.users;
