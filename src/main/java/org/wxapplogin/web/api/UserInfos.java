package org.wxapplogin.web.api;

import java.time.ZoneId;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;

/** Makes the {@code userInfo} of a user. */
public final class UserInfos {
  private final Phones phones;
  private final PictureAddresses pictures;
  private final ZoneId zone;

  /**
   * @param zone of the register date
   */
  public UserInfos(Phones phones, PictureAddresses pictures, ZoneId zone) {
    this.phones = phones;
    this.pictures = pictures;
    this.zone = zone;
  }

  UserInfo of(User user) {
    return of(user, phone(user).map(Phone::masked).orElse(""));
  }

  /** With the number in full, for its owner's own keeping. */
  UserInfo inFull(User user) {
    return of(user, phone(user).map(Phone::number).orElse(""));
  }

  private UserInfo of(User user, String phone) {
    return UserInfo.of(user, phone, pictures.shown(user.profile()), zone);
  }

  Optional<Phone> phone(User user) {
    return phones.open(user);
  }
}
