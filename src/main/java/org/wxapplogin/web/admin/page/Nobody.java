package org.wxapplogin.web.admin.page;

/** Words for a list without rows. */
public record Nobody(String title, String sentence) {}
