package org.wxapplogin.domain;

/** What a service may be allowed to do; the configuration names them in lower case with dashes. */
public enum ServiceScope {
  /** Asking whose token a request carries, as gateways do before they let it pass. */
  VERIFY,
  /** Asking whether a token is valid and whose it is (RFC 7662). */
  INTROSPECT,
  /** Reading the live counters of a node. */
  METRICS,
  /** Getting WeChat's access token, and having it replaced. */
  ACCESS_TOKEN
}
