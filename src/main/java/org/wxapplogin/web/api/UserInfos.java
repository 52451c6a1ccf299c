package org.wxapplogin.web.api;

import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;

/** Makes the {@code userInfo} of a user. */
public final class UserInfos {
  private final Phones phones;
  private final ZoneId zone;

  /**
   * @param zone of the register date
   */
  public UserInfos(Phones phones, ZoneId zone) {
    this.phones = phones;
    this.zone = zone;
  }

  UserInfo of(User user) {
    return UserInfo.of(user, phone(user).map(Phone::masked).orElse(""), zone);
  }

  /** With the number in full, for its owner's own keeping. */
  UserInfo inFull(User user) {
    return UserInfo.of(user, phone(user).map(Phone::number).orElse(""), zone);
  }

  Optional<Phone> phone(User user) {
    return phones.open(user);
  }
}
