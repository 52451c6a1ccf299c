package org.wxapplogin.web.admin.signin;

/**
 * Everything sign-in-code.jsp shows.
 *
 * @param to the page to go to afterwards
 * @param csrfToken of the form
 * @param error a sentence if the last try was refused, else empty
 */
public record SignInCodePage(String title, String to, String csrfToken, String error) {}
