package org.wxapplogin.domain;

import java.util.Optional;

/** How an attempt to log in ended. The names are stored; add, never rename. */
public enum LoginOutcome {
  SUCCESS,
  NEW_USER,
  CODE_INVALID,
  CODE_USED,
  TOO_OFTEN,
  RISK_BLOCKED,
  WECHAT_UNAVAILABLE,
  MISCONFIGURED,
  DISABLED,
  CANCELLED,
  /** By somebody who is no user, where the app does not take new users by themselves. */
  NOT_REGISTERED,
  /** Data that came with the login was signed, encrypted or watermarked wrongly. */
  BAD_DATA,
  /** No login: a replaced token was used again, so it may be stolen, and its sign-in was ended. */
  TOKEN_REUSED;

  /** The outcome that is recorded for a refusal with this code; empty if none is recorded. */
  public static Optional<LoginOutcome> of(ErrorCode code) {
    return Optional.ofNullable(
        switch (code) {
          case CODE_INVALID -> CODE_INVALID;
          case CODE_USED -> CODE_USED;
          case USER_TOO_OFTEN -> TOO_OFTEN;
          case RISK_BLOCKED -> RISK_BLOCKED;
          case WECHAT_UNAVAILABLE -> WECHAT_UNAVAILABLE;
          case MISCONFIGURED -> MISCONFIGURED;
          case ACCOUNT_DISABLED -> DISABLED;
          case ACCOUNT_CANCELLED -> CANCELLED;
          case NOT_REGISTERED -> NOT_REGISTERED;
          case SIGNATURE_MISMATCH, CANNOT_DECRYPT, FOREIGN_WATERMARK -> BAD_DATA;
          default -> null;
        });
  }
}
