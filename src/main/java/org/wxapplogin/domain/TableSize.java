package org.wxapplogin.domain;

/**
 * How large a table is, as the database estimates it.
 *
 * @param bytes with its indexes
 */
public record TableSize(String name, long rows, long bytes) {}
