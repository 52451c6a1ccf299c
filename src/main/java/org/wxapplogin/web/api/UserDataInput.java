package org.wxapplogin.web.api;

import java.util.Optional;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.wechat.UserData;
import org.wxapplogin.service.wechat.UserData.Encrypted;
import org.wxapplogin.service.wechat.UserData.Signed;
import org.wxapplogin.web.Input;

/** Reads {@code rawData} with {@code signature}, and {@code encryptedData} with {@code iv}. */
final class UserDataInput {
  private static final int MAX_DATA = 16 * 1024;
  private static final int MAX_SHORT = 128;

  private UserDataInput() {}

  /**
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} if half of a pair is missing
   */
  static UserData read(Input in) {
    return new UserData(signed(in), encrypted(in));
  }

  static Optional<Encrypted> encrypted(Input in) {
    return in.hasValue("encryptedData") || in.hasValue("iv")
        ? Optional.of(
            new Encrypted(in.required("encryptedData", MAX_DATA), in.required("iv", MAX_SHORT)))
        : Optional.empty();
  }

  private static Optional<Signed> signed(Input in) {
    return in.hasValue("rawData") || in.hasValue("signature")
        ? Optional.of(
            new Signed(in.required("rawData", MAX_DATA), in.required("signature", MAX_SHORT)))
        : Optional.empty();
  }
}
