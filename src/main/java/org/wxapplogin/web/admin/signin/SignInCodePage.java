package org.wxapplogin.web.admin.signin;

/**
 * Everything sign-in-code.jsp shows.
 *
 * @param to the page to go to afterwards
 * @param csrfToken of the form
 * @param unsent what was typed into a form whose session had ended; empty if nothing was
 * @param refused whether the last try was wrong
 * @param unopened whether only a recovery code can be right
 */
public record SignInCodePage(
    String to, String csrfToken, boolean refused, boolean unopened, String unsent) {}
