package org.wxapplogin.wechat;

import org.wxapplogin.domain.Secret;
import org.wxapplogin.http.Deadline;

/** The call of every login. It blocks until its deadline at the latest. */
public interface WechatGateway {

  /**
   * Trades the code of {@code wx.login} for the identity of its user and a session_key. A code
   * works once and for five minutes.
   *
   * @throws WechatException if WeChat refuses, or gives no usable answer
   * @see <a
   *     href="https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session.html">code2Session</a>
   */
  WechatSession code2Session(String appid, Secret appSecret, String code, Deadline deadline);
}
