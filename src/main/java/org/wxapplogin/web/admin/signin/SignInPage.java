package org.wxapplogin.web.admin.signin;

/**
 * Everything sign-in.jsp shows.
 *
 * @param to the page to go to afterwards
 * @param csrfToken of the form
 * @param name what was typed last time
 * @param unsent what was typed into a form whose session had ended; empty if nothing was
 * @param refused whether the last try was wrong
 */
public record SignInPage(
    String to, String csrfToken, String name, boolean refused, String unsent) {}
