package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * The identity and profile of a user, as their page shows them.
 *
 * @param phone masked, or in full where it was just revealed; empty where there is none
 * @param mayReveal whether there is a masked phone that this admin may see in full
 * @param place country, province and city, as far as they are known; likewise gender and language
 * @param deletion when the account is deleted, if it is cancelled
 */
public record UserFacts(
    String appid,
    String openid,
    String unionid,
    String phone,
    boolean revealed,
    boolean mayReveal,
    Time registered,
    Time lastLogin,
    String ip,
    String gender,
    String place,
    String language,
    Optional<Time> deletion) {

  static UserFacts of(UserDetail detail, boolean mayAct, Optional<Phone> shown, Texts texts) {
    User user = detail.user();
    return new UserFacts(
        user.identity().appid(),
        user.identity().openid(),
        user.identity().unionid().orElse(""),
        shown.map(UserFacts::inFull).orElseGet(() -> PhoneText.of(detail.phone(), texts)),
        shown.isPresent(),
        mayAct && shown.isEmpty() && detail.phone().flatMap(ShownPhone::ending).isPresent(),
        texts.time(user.registeredAt()),
        texts.time(user.lastLoginAt()),
        user.lastLoginIp(),
        switch (user.profile().gender()) {
          case 1 -> texts.text("user.gender.male");
          case 2 -> texts.text("user.gender.female");
          default -> "";
        },
        UserRow.place(user.profile()),
        user.profile().language(),
        detail.deletedAt().map(texts::time));
  }

  private static String inFull(Phone phone) {
    return "+" + phone.countryCode() + " " + phone.number();
  }
}
