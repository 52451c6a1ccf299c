package org.wxapplogin.web.admin;

/** Words for a list without rows. */
public record Nobody(String title, String sentence) {}
