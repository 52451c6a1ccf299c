package org.wxapplogin.service.figures;

/**
 * The pool of database connections of this node.
 *
 * @param waiting how many threads wait for a connection
 * @param max how many there can be
 */
public record PoolState(int active, int idle, int waiting, int max) {}
