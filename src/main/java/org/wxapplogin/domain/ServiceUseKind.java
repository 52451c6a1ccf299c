package org.wxapplogin.domain;

/** What is counted of a service, by day. The names are stored; add, never rename. */
public enum ServiceUseKind {
  /** A request with a good secret. */
  REQUEST,
  /** One of these with the previous secret: somebody still has to exchange it. */
  PREVIOUS_SECRET,
  /** A phone number given in full, or a search by one that found nobody. */
  PHONE
}
