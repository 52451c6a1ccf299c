package org.wxapplogin.web.api;

import java.time.ZoneId;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.User;

/** The {@code userInfo} of the API. Texts are empty where nothing is known, never null. */
record UserInfo(
    long userId,
    String nickName,
    String avatarUrl,
    int gender,
    String country,
    String province,
    String city,
    String language,
    String phone,
    String registerDate,
    int status,
    int userLevel,
    String userLevelDesc) {

  /**
   * @param phone masked, but for the export of the user's own data: what is shown often ends up in
   *     many places
   * @param picture its address, or empty
   * @param zone of the register date
   */
  static UserInfo of(User user, String phone, String picture, ZoneId zone) {
    Profile profile = user.profile();
    return new UserInfo(
        user.id(),
        profile.nickName(),
        picture,
        profile.gender(),
        profile.country(),
        profile.province(),
        profile.city(),
        profile.language(),
        phone,
        user.registeredAt().atZone(zone).toLocalDate().toString(),
        user.status().number(),
        user.level().number(),
        user.level().chinese());
  }
}
