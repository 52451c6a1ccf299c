package org.wxapplogin.web.admin.page;

/** Words for a list without rows. */
public record EmptyList(String title, String sentence) {}
