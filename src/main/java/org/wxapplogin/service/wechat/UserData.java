package org.wxapplogin.service.wechat;

import java.util.Optional;

/** What a client passes on and says WeChat signed or encrypted; it is not checked yet. */
public record UserData(Optional<Signed> signed, Optional<Encrypted> encrypted) {
  public static final UserData NONE = new UserData(Optional.empty(), Optional.empty());

  /**
   * @param rawData exactly the text the phone got from WeChat
   */
  public record Signed(String rawData, String signature) {}

  public record Encrypted(String encryptedData, String iv) {}

  public boolean isEmpty() {
    return signed.isEmpty() && encrypted.isEmpty();
  }
}
