package org.wxapplogin.wechat;

import java.util.Optional;
import org.wxapplogin.domain.ErrorCode;

/**
 * WeChat could not be reached, or answered with an error. The message names the call and WeChat's
 * errcode, never an address: its query holds the AppSecret.
 */
public final class WechatException extends RuntimeException {
  private final ErrorCode code;
  private final int errcode;
  private final boolean ours;
  private final Optional<String> address;

  private WechatException(
      ErrorCode code, int errcode, boolean ours, Optional<String> address, String message) {
    super(message);
    this.code = code;
    this.errcode = errcode;
    this.ours = ours;
    this.address = address;
  }

  /**
   * WeChat answered with this errcode.
   *
   * @param address our own that WeChat saw, if it names one
   */
  static WechatException refused(String call, int errcode, Optional<String> address, String rid) {
    return new WechatException(
        Errcodes.meaning(errcode), errcode, false, address, call + ": errcode " + errcode + rid);
  }

  /** WeChat gave no answer, or none that can be used: it is slow, down or wrong. */
  public static WechatException unavailable(String call, String what) {
    return new WechatException(
        ErrorCode.WECHAT_UNAVAILABLE, 0, false, Optional.empty(), call + ": " + what);
  }

  /** WeChat was not asked: what was needed for the call was not there in time. */
  public static WechatException notAsked(String call, String what) {
    return new WechatException(
        ErrorCode.WECHAT_UNAVAILABLE, 0, true, Optional.empty(), call + ": " + what);
  }

  /** What it means to the caller of this server. */
  public ErrorCode code() {
    return code;
  }

  /** WeChat's errcode; 0 if there was no answer. */
  public int errcode() {
    return errcode;
  }

  /** This server's address as WeChat saw it, if WeChat refused it and said so. */
  public Optional<String> address() {
    return address;
  }

  /** Whether the access token was refused: 40001 not the latest, 40014 invalid, 42001 expired. */
  public boolean isTokenRefused() {
    return errcode == 40001 || errcode == 40014 || errcode == 42001;
  }

  /** Whether there was no usable answer. */
  public boolean isUnavailable() {
    return code == ErrorCode.WECHAT_UNAVAILABLE && !isTokenRefused();
  }

  /** Whether it says nothing about WeChat, so that the circuit breaker should not count it. */
  public boolean isOurs() {
    return ours;
  }
}
