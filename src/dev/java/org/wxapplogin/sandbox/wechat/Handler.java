package org.wxapplogin.sandbox.wechat;

/** Answers requests to one path. */
interface Handler {
  /**
   * @throws BadInputException if the request is wrong; its message is answered to the caller
   */
  Reply handle(Request request);
}
