package org.wxapplogin.wechat;

import org.wxapplogin.domain.Secret;

/** The calls this server makes to WeChat. Each blocks until its deadline at the latest. */
public interface WechatGateway {

  /**
   * Trades the code of {@code wx.login} for who it is. A code works once and for five minutes.
   *
   * @throws WechatException if WeChat refuses, is slow, away or wrong
   * @see <a
   *     href="https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session.html">code2Session</a>
   */
  WechatSession code2Session(String appid, Secret appSecret, String code, Deadline deadline);
}
