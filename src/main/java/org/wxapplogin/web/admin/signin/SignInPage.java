package org.wxapplogin.web.admin.signin;

/**
 * Everything sign-in.jsp shows.
 *
 * @param to the page to go to afterwards
 * @param csrf the form's mark
 * @param name what was typed last time
 * @param error a sentence if the last try was refused, else empty
 */
public record SignInPage(String title, String to, String csrf, String name, String error) {}
