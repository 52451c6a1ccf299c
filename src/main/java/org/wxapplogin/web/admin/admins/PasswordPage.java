package org.wxapplogin.web.admin.admins;

/**
 * Everything password.jsp shows.
 *
 * @param forced whether nothing else can be done before
 * @param name whose password it is, for what keeps passwords in the browser
 * @param error why the last try was refused, else empty
 */
public record PasswordPage(boolean forced, String name, String error) {}
