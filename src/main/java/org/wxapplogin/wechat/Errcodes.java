package org.wxapplogin.wechat;

import org.wxapplogin.domain.ErrorCode;

/**
 * What WeChat's errcodes mean. Sources: the page of code2Session, the token pages and the global
 * list of return codes on developers.weixin.qq.com.
 */
final class Errcodes {
  /** "System busy": the one answer that is worth a second try with the same code. */
  static final int BUSY = -1;

  /** The signature was not made with the session_key that WeChat knows. */
  static final int INVALID_SIGNATURE = 87009;

  /** WeChat knows no session_key of this user. */
  static final int NO_SESSION_KEY = 87007;

  private Errcodes() {}

  static ErrorCode meaning(int errcode) {
    return switch (errcode) {
      case 40029, 41008 -> ErrorCode.CODE_INVALID; // wrong, foreign, expired; missing
      case 40163 -> ErrorCode.CODE_USED;
      case 45011 -> ErrorCode.USER_TOO_OFTEN; // each user 100 times a minute
      case 40226 -> ErrorCode.RISK_BLOCKED;
      case 61010 -> ErrorCode.NOT_ALLOWED; // the user was not in the app for two hours
      case 43104, 40003 -> ErrorCode.BAD_VALUE; // the openid is not of this app, or not of the code
      case 40013, // invalid appid
          40125, // invalid secret
          40164, // address not in the whitelist
          40243, // AppSecret frozen
          41002, // appid missing
          41004, // secret missing
          48001, // API not authorised
          48004, // API banned
          50002, // app limited
          50007, // account frozen
          89503, // an admin must confirm the address
          89501,
          89506,
          89507 ->
          ErrorCode.MISCONFIGURED;
      default -> ErrorCode.WECHAT_UNAVAILABLE; // -1 busy, and those that are not known here
    };
  }
}
