package org.wxapplogin.domain;

/** What a service may be allowed to do. */
public enum ServiceScope implements Worded {
  /** Asking whose token a request carries, as gateways do before they let it pass. */
  VERIFY("verify"),
  /** Asking whether a token is valid and whose it is (RFC 7662). */
  INTROSPECT("introspect"),
  /** Knowing users by id, openid, unionid and person, with their status, level and dates. */
  USERS_READ("users.read"),
  /** Knowing what users show of themselves: nickname, picture and the other display fields. */
  USERS_PROFILE("users.profile"),
  /** Knowing phone numbers in full, and finding users by them. */
  USERS_PHONE("users.phone"),
  /** Signing users out, banning them and lifting the ban, giving them a level. */
  USERS_ACT("users.act"),
  /** Reading what happens to users, event by event. */
  EVENTS("events"),
  /** Getting WeChat's access token, and having it replaced. */
  ACCESS_TOKEN("access-token"),
  /** Reading the live counters of a node. */
  METRICS("metrics");

  private final String word;

  ServiceScope(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
