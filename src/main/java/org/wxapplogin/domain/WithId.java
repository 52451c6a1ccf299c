package org.wxapplogin.domain;

/** An event as it stands in its table, with the id it was given there. */
public record WithId<T>(long id, T event) {}
