package org.wxapplogin.sandbox.wechat;

/** Answers requests to one path. */
interface Handler {
  /**
   * @throws BadInputException if the caller is to be told what is wrong with the request
   */
  Reply handle(Request request);
}
