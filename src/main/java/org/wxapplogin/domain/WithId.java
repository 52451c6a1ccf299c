package org.wxapplogin.domain;

/** An event with the id of its row. */
public record WithId<T>(long id, T event) {}
