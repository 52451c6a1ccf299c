/**
 * Logging in: from the code of {@code wx.login} to a committed session. Start reading at {@link
 * LoginService}.
 */
package org.wxapplogin.service.login;
