package org.wxapplogin.domain;

/**
 * The kinds of values that are stored sealed. Each is bound to the row of its owner: sealed for
 * one, it does not open for another.
 */
public enum SealedKind {
  SESSION_KEY(
      "session_keys/%s",
      "session keys", "their users' encrypted data cannot be read until the next login"),
  PHONE("users.phone/%s", "phone numbers", "their users must bind them again"),
  TAKEN_PHONE(
      "taken_phones/%s",
      "phone numbers taken by admins", "for a day they could have been given back"),
  ACCESS_TOKEN("access_tokens/%s", "access tokens", "nothing: they are fetched anew"),
  TOTP_SECRET(
      "admins/%s/totp",
      "two-step secrets",
      "their admins sign in with a recovery code, or an owner resets their two-step sign-in"),
  ONE_TIME_SECRET(
      "admin_sessions/%s",
      "one-time secrets", "new passwords and recovery codes that no page has shown yet"),
  APP_SECRET(
      "apps/%s",
      "secrets of apps",
      "logins into these apps and pushes to them, until an owner enters their secrets anew");

  private final String row;
  private final String plural;
  private final String loss;

  SealedKind(String row, String plural, String loss) {
    this.row = row;
    this.plural = plural;
    this.loss = loss;
  }

  /**
   * Names the row that a value is bound to.
   *
   * @param owner as {@code dao/SealedDao} gives it: the app and the openid for a session key, the
   *     user's id for a phone number, also one that was taken, the app for an access token, the
   *     admin's id for a two-step secret, the session's id for a one-time secret, the AppID for the
   *     secrets of an app
   */
  public String row(String owner) {
    return row.formatted(owner);
  }

  /** What values of this kind are called in messages to the operator. */
  public String plural() {
    return plural;
  }

  /** What it costs that such values do not open, for messages to the operator. */
  public String loss() {
    return loss;
  }
}
