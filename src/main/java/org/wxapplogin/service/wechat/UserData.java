package org.wxapplogin.service.wechat;

import java.util.Optional;

/**
 * What a client passes on that WeChat signed or encrypted for it; whether that is true is yet to be
 * seen.
 */
public record UserData(Optional<Signed> signed, Optional<Encrypted> encrypted) {
  public static final UserData NONE = new UserData(Optional.empty(), Optional.empty());

  /**
   * @param rawData exactly the text the phone got
   */
  public record Signed(String rawData, String signature) {}

  public record Encrypted(String encryptedData, String iv) {}

  public boolean isEmpty() {
    return signed.isEmpty() && encrypted.isEmpty();
  }
}
