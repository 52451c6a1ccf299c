package org.wxapplogin.web.admin.admins;

/**
 * Everything password.jsp shows.
 *
 * @param forced whether the admin must change it before anything else
 * @param name of the admin, for the browser's password manager
 * @param error why the last try was refused, else empty
 */
public record PasswordPage(boolean forced, String name, String error) {}
