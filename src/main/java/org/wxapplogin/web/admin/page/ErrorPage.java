package org.wxapplogin.web.admin.page;

/**
 * Everything error.jsp shows: what happened, an id to report it by, and a link onwards.
 *
 * @param requestId by which the log has the details
 */
public record ErrorPage(
    String status, String title, String sentence, String requestId, String href, String link) {}
