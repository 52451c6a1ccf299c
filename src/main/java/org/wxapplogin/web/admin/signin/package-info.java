/**
 * Signing in and out, and giving the password again before a dangerous act. Start reading at {@link
 * SignInServlet}.
 */
package org.wxapplogin.web.admin.signin;
