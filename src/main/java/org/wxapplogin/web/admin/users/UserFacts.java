package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Who a user is, as their page shows it.
 *
 * @param samePersonHref the list of all users of this unionid; empty where there is only this one
 * @param phone masked, or in full where it was just revealed; empty where there is none
 * @param revealHref where a form reveals it; empty where there is nothing to reveal, or nobody may
 * @param place country, province and city, as far as they are known; so are gender and language
 * @param deletion when the account is deleted; of none or one
 */
public record UserFacts(
    String appid,
    String openid,
    String unionid,
    List<Other> samePerson,
    String samePersonHref,
    String phone,
    boolean revealed,
    String revealHref,
    Time registered,
    Time lastLogin,
    String ip,
    String ipHref,
    String gender,
    String place,
    String language,
    List<Time> deletion) {

  /** Another user of the same person. */
  public record Other(
      String href,
      Avatar avatar,
      String name,
      boolean named,
      String id,
      String appid,
      Time lastLogin,
      String status,
      String statusTone) {}

  static UserFacts of(UserDetail detail, boolean mayAct, Optional<Phone> shown, Texts texts) {
    User user = detail.user();
    String unionid = user.identity().unionid().orElse("");
    return new UserFacts(
        user.identity().appid(),
        user.identity().openid(),
        unionid,
        detail.samePerson().stream().map(other -> other(other, texts)).toList(),
        detail.samePerson().isEmpty() ? "" : UserListLinks.ofUnionid(unionid),
        shown.map(UserFacts::inFull).or(detail::maskedPhone).orElse(""),
        shown.isPresent(),
        mayAct && shown.isEmpty() && detail.maskedPhone().isPresent()
            ? Paths.of(UserPageServlet.REVEAL_PHONE, user.id())
            : "",
        texts.time(user.registeredAt()),
        texts.time(user.lastLoginAt()),
        user.lastLoginIp(),
        LoginLinks.ofIp(user.lastLoginIp()),
        switch (user.profile().gender()) {
          case 1 -> texts.text("user.gender.male");
          case 2 -> texts.text("user.gender.female");
          default -> "";
        },
        place(user),
        user.profile().language(),
        detail.deletedAt().map(at -> texts.time(at)).stream().toList());
  }

  private static String inFull(Phone phone) {
    return "+" + phone.countryCode() + " " + phone.number();
  }

  private static Other other(User other, Texts texts) {
    return new Other(
        Paths.user(other.id()),
        Avatar.of(other.id(), other.profile().nickName(), other.profile().avatarUrl()),
        Names.of(other, texts),
        !other.profile().nickName().isBlank(),
        texts.format("users.id", Long.toString(other.id())),
        other.identity().appid(),
        texts.time(other.lastLoginAt()),
        texts.text("status." + other.status()),
        other.status().name().toLowerCase(Locale.ROOT));
  }

  private static String place(User user) {
    return String.join(
        " ",
        List.of(user.profile().country(), user.profile().province(), user.profile().city()).stream()
            .filter(part -> !part.isBlank())
            .toList());
  }
}
