package org.wxapplogin.domain;

/**
 * The size of a table, as the database estimates it.
 *
 * @param bytes including its indexes
 */
public record TableSize(String name, long rows, long bytes) {}
