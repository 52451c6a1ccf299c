package org.wxapplogin.wechat;

import org.wxapplogin.domain.ErrorCode;

/**
 * WeChat could not be reached, or answered with an error. The message names the call and WeChat's
 * errcode, never an address: its query holds the AppSecret.
 */
public final class WechatException extends RuntimeException {
  private final ErrorCode code;
  private final int errcode;

  private WechatException(ErrorCode code, int errcode, String message) {
    super(message);
    this.code = code;
    this.errcode = errcode;
  }

  /** WeChat answered with this errcode. */
  static WechatException refused(String call, int errcode, String rid) {
    return new WechatException(
        Errcodes.meaning(errcode), errcode, call + ": errcode " + errcode + rid);
  }

  /** WeChat gave no answer, or none that can be used: it is slow, down or wrong. */
  public static WechatException unavailable(String call, String what) {
    return new WechatException(ErrorCode.WECHAT_UNAVAILABLE, 0, call + ": " + what);
  }

  /** What it means to the caller of this server. */
  public ErrorCode code() {
    return code;
  }

  /** WeChat's errcode; 0 if there was no answer. */
  public int errcode() {
    return errcode;
  }

  /** Whether the access token was refused: 40001 not the latest, 40014 invalid, 42001 expired. */
  public boolean isTokenRefused() {
    return errcode == 40001 || errcode == 40014 || errcode == 42001;
  }

  /** Whether WeChat itself is in trouble, so that the circuit breaker should count it. */
  public boolean isUnavailable() {
    return code == ErrorCode.WECHAT_UNAVAILABLE && !isTokenRefused();
  }
}
