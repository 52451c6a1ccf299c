package org.wxapplogin.web.backend;

import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.backend.BackendUser;

/**
 * A user as services see them. What is null is left out of the JSON: what the user does not have,
 * and the fields of a scope that the service does not have.
 */
record UserReply(
    long userId,
    String person,
    String appid,
    String openid,
    String unionid,
    String status,
    int level,
    String registeredAt,
    String lastLoginAt,
    String nickName,
    String avatarUrl,
    Integer gender,
    String country,
    String province,
    String city,
    String language,
    String phone,
    String countryCode) {

  static UserReply of(BackendUser found, Service to, PictureAddresses pictures) {
    User user = found.user();
    Identity identity = user.identity();
    Optional<Profile> profile =
        Optional.of(user.profile()).filter(any -> to.may(ServiceScope.USERS_PROFILE));
    return new UserReply(
        user.id(),
        user.person().orElse(null),
        identity.appid(),
        identity.openid(),
        identity.unionid().orElse(null),
        user.status().name().toLowerCase(Locale.ROOT),
        user.level().number(),
        user.registeredAt().toString(),
        user.lastLoginAt().toString(),
        profile.map(Profile::nickName).orElse(null),
        profile.map(pictures::shown).orElse(null),
        profile.map(Profile::gender).orElse(null),
        profile.map(Profile::country).orElse(null),
        profile.map(Profile::province).orElse(null),
        profile.map(Profile::city).orElse(null),
        profile.map(Profile::language).orElse(null),
        found.phone().map(Phone::number).orElse(null),
        found.phone().map(Phone::countryCode).orElse(null));
  }
}
