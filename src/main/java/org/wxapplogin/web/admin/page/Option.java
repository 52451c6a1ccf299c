package org.wxapplogin.web.admin.page;

/** One entry of a select box. */
public record Option(String value, String label, boolean selected) {}
