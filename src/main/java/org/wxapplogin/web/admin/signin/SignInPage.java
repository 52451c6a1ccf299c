package org.wxapplogin.web.admin.signin;

/**
 * Everything sign-in.jsp shows.
 *
 * @param to the page to go to afterwards
 * @param csrfToken of the form
 * @param name what was typed last time
 * @param error a sentence if the last try was refused, else empty
 */
public record SignInPage(String title, String to, String csrfToken, String name, String error) {}
