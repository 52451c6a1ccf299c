package org.wxapplogin.web.admin.signin;

/**
 * Everything unsent.jsp shows: the way on for an admin who has signed in again in the middle of a
 * form.
 *
 * @param csrfToken of the new session
 * @param unsent what was typed
 * @param to the page they were on, for going on without it
 */
public record UnsentPage(String csrfToken, String unsent, String to) {}
