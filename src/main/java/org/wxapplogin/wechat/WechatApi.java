package org.wxapplogin.wechat;

import org.wxapplogin.domain.Secret;
import org.wxapplogin.http.Deadline;

/**
 * WeChat's calls that take an access token, and the one that gives it. Each blocks until its
 * deadline at the latest and throws {@link WechatException} if WeChat refuses, or gives no usable
 * answer.
 */
public interface WechatApi {

  /**
   * The access token of an app.
   *
   * @param force whether the present token is ended at once; WeChat allows that 20 times a day, 30
   *     s apart
   */
  AccessToken stableToken(String appid, Secret appSecret, boolean force, Deadline deadline);

  /**
   * The phone number for the code that the phone number button gave.
   *
   * @param openid of the user to whom the code must belong
   */
  WechatPhone phoneNumber(Secret token, String code, String openid, Deadline deadline);

  /**
   * Whether a session_key is still the one that WeChat knows.
   *
   * @param signature the HMAC of an empty message under that key
   */
  boolean isSessionKeyValid(Secret token, String openid, String signature, Deadline deadline);

  /** Ends a session_key and returns the new one. */
  Secret resetSessionKey(Secret token, String openid, String signature, Deadline deadline);

  /** WeChat's verdict on a text in a profile. */
  Verdict checkText(Secret token, String openid, String text, Deadline deadline);

  /**
   * Asks for a verdict on a picture, which comes within half an hour as a pushed event.
   *
   * @param url from which WeChat fetches the picture
   * @return the trace_id, which the pushed event will name
   */
  String checkImage(Secret token, String openid, String url, Deadline deadline);

  /** What WeChat suggests. */
  enum Verdict {
    PASS,
    REVIEW,
    RISKY
  }
}
