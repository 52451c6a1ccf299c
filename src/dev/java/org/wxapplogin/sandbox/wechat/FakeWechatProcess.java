package org.wxapplogin.sandbox.wechat;

import java.io.IOException;
import java.time.Clock;

/** The fake WeChat as a process of its own, for commands that run the server elsewhere. */
public final class FakeWechatProcess {
  private FakeWechatProcess() {}

  /**
   * Prints its address, and ends with its input.
   *
   * @param arguments the port
   */
  public static void main(String... arguments) throws IOException {
    try (FakeWechat wechat = FakeWechat.start(Integer.parseInt(arguments[0]), Clock.systemUTC())) {
      System.out.println(wechat.uri());
      while (System.in.read() >= 0) {
        // Whatever it is.
      }
    }
  }
}
