package org.wxapplogin.web.admin.page;

/**
 * Everything error.jsp shows: what happened in a sentence, an id to report it by, and a way on.
 *
 * @param requestId under which the log tells more
 */
public record ErrorPage(
    String status, String title, String sentence, String requestId, String href, String link) {}
