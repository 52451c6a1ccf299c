package org.wxapplogin.wechat;

import org.wxapplogin.domain.Secret;

/**
 * The calls that take an access token, and the one that gives it. Each blocks until its deadline at
 * the latest and throws {@link WechatException} if WeChat refuses, is slow, away or wrong.
 */
public interface WechatApi {

  /**
   * The access token of an app.
   *
   * @param force ends the present one at once; WeChat allows it 20 times a day, 30 s apart
   */
  AccessToken stableToken(String appid, Secret appSecret, boolean force, Deadline deadline);

  /**
   * The number behind the code of a phone number button.
   *
   * @param openid whose the code must be
   */
  WechatPhone phoneNumber(Secret token, String code, String openid, Deadline deadline);

  /**
   * Whether a session_key is still the one WeChat knows.
   *
   * @param signature the HMAC of nothing under that key
   */
  boolean isSessionKeyValid(Secret token, String openid, String signature, Deadline deadline);

  /** Ends a session_key; the one that takes its place. */
  Secret resetSessionKey(Secret token, String openid, String signature, Deadline deadline);

  /** What WeChat thinks of a text for a profile. */
  Verdict checkText(Secret token, String openid, String text, Deadline deadline);

  /**
   * Asks for a picture to be judged; the answer comes within half an hour as a push event.
   *
   * @param url where WeChat fetches it
   * @return the name of the check
   */
  String checkImage(Secret token, String openid, String url, Deadline deadline);

  /** What WeChat suggests. */
  enum Verdict {
    PASS,
    REVIEW,
    RISKY
  }
}
