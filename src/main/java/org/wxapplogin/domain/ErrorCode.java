package org.wxapplogin.domain;

/**
 * Everything that a reply can say went wrong: the {@code errno} of the envelope, the HTTP status,
 * and the text in both languages. Mistakes of the caller have HTTP 200, because the clients of this
 * API decide by {@code errno}. What the server or WeChat could not do has a status of its own, so
 * that proxies and monitors see it, and so has what a service did wrong. docs/api.md is checked
 * against this list.
 */
public enum ErrorCode {
  OK(0, 200, "成功", "ok"),
  FAILED(-1, 200, "操作失败", "failed"),
  BAD_ARGUMENT(401, 200, "参数缺失或格式不正确", "an argument is missing or malformed"),
  BAD_VALUE(402, 200, "参数值不允许", "an argument has a value that is not allowed"),
  // Why an uploaded picture is refused: to clients a value that is not allowed, to people a reason.
  PICTURE_TOO_LARGE(402, 200, "图片过大，请换一张较小的", "the picture is too large: choose a smaller one"),
  PICTURE_UNKNOWN(
      402,
      200,
      "不支持这种图片，请使用 JPEG、PNG、GIF 或 WebP",
      "not a picture of a known kind: JPEG, PNG, GIF or WebP"),
  PICTURE_DAMAGED(402, 200, "图片已损坏，请换一张", "the picture is damaged: choose another one"),
  USER_UNKNOWN(402, 404, "用户不存在", "no such user"),
  /** Events that follow a cursor are deleted already: whoever reads has missed some. */
  EVENTS_GONE(402, 410, "该位置之后的事件已被删除", "events after this cursor are deleted"),
  OBSOLETE_CLIENT(
      410,
      200,
      "客户端版本过旧：请只发送 wx.login 得到的 code",
      "obsolete client: send only the code of wx.login"),
  TOO_OFTEN(429, 429, "请求过于频繁，请稍后再试", "too often, try again later"),
  SIGN_IN(501, 200, "请登录", "please sign in"),
  INTERNAL(502, 500, "系统内部错误", "internal error"),
  /** The database is away. The errno is that of any fault of ours, but the client may try again. */
  UNAVAILABLE(502, 503, "服务暂时不可用，请稍后再试", "unavailable for the moment, try again"),
  NOT_SUPPORTED(503, 200, "业务不支持", "not supported"),
  METHOD_NOT_ALLOWED(503, 405, "该路径不支持此请求方法", "this path does not have this method"),
  NOT_ALLOWED(506, 200, "无操作权限", "not allowed"),
  /** A phone number that may not be bound, because another user of the app has it. */
  PHONE_TAKEN(506, 200, "该手机号已绑定其他账号", "the phone number is bound to another account"),
  SERVICE_UNKNOWN(506, 401, "服务名或密钥不正确", "unknown service or wrong secret"),
  SERVICE_NOT_ALLOWED(506, 403, "该服务无此权限", "this service is not allowed to do this"),
  CODE_INVALID(701, 200, "code 无效或已过期，请重新获取", "code invalid or expired: get a new one"),
  CODE_USED(702, 200, "code 已被使用，请重新获取", "code already used: get a new one"),
  USER_TOO_OFTEN(703, 200, "该用户登录过于频繁，请一分钟后再试", "this user too often, try again in a minute"),
  RISK_BLOCKED(704, 200, "微信判定登录存在风险，已被拒绝", "refused by WeChat's risk control"),
  WECHAT_UNAVAILABLE(705, 503, "微信服务繁忙或无法连接，请稍后再试", "WeChat is busy or unreachable, try again"),
  MISCONFIGURED(706, 500, "服务器的小程序配置有误，请联系管理员", "the server is misconfigured for this app"),
  SIGNATURE_MISMATCH(711, 200, "数据签名不匹配", "the signature does not match"),
  CANNOT_DECRYPT(712, 200, "数据无法解密，请重新登录后重试", "cannot decrypt: sign in again and retry"),
  FOREIGN_WATERMARK(713, 200, "数据水印不属于本小程序或已过期", "watermark of another app or too old"),
  ACCOUNT_DISABLED(721, 200, "账号已被禁用", "account disabled"),
  ACCOUNT_CANCELLED(722, 200, "账号已注销", "account cancelled"),
  /** A login of somebody who is no user yet, into an app that takes no new ones. */
  NOT_REGISTERED(
      723,
      200,
      "您还不是本小程序的用户，请联系客服开通",
      "not a user of this mini program: ask its operator to be added");

  private final int errno;
  private final int httpStatus;
  private final String chinese;
  private final String english;

  ErrorCode(int errno, int httpStatus, String chinese, String english) {
    this.errno = errno;
    this.httpStatus = httpStatus;
    this.chinese = chinese;
    this.english = english;
  }

  /** The number in the envelope; 0 means success. */
  public int errno() {
    return errno;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /** The envelope's errmsg. */
  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
