package org.wxapplogin.web.admin.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.service.users.PhoneCare;
import org.wxapplogin.service.users.ProfileCare;
import org.wxapplogin.service.users.TakenThings;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * The acts of care that a user's page offers.
 *
 * @param phone by which the number to unbind is known again; empty if there is none
 * @param move whether it can go to another user: one that cannot be opened cannot
 * @param takenPhone a number that can be given back
 * @param nickname by which the one to take down is known again; empty if there is none; so is
 *     picture
 * @param takenProfile what was taken down and can be given back
 * @param dataLink one that was made and not used yet
 */
public record CarePanel(
    String phone,
    boolean move,
    Optional<TakenPhone> takenPhone,
    String nickname,
    String picture,
    List<TakenField> takenProfile,
    Optional<GivenLink> dataLink) {

  /**
   * A link by which the user can fetch their data; without its secret.
   *
   * @param mark by which it is known again
   */
  public record GivenLink(String by, Time until, String mark) {}

  /**
   * @param field its name in the form that gives it back
   */
  public record TakenField(String field, String what, Time until) {}

  /**
   * @param what masked
   * @param to who was given it; empty if nobody was
   */
  public record TakenPhone(String what, String to, String toHref, Time until) {
    static TakenPhone of(TakenThings.Number taken, Texts texts) {
      Optional<String> to = taken.toUser().map(id -> Long.toString(id));
      return new TakenPhone(
          taken.ending(),
          to.map(id -> texts.format("audit.user", id)).orElse(""),
          taken.toUser().map(Paths::user).orElse(""),
          texts.time(taken.until()));
    }
  }

  static CarePanel of(UserDetail detail, Texts texts) {
    return new CarePanel(
        PhoneCare.mark(detail.user()).orElse(""),
        detail.phone().flatMap(ShownPhone::ending).isPresent(),
        detail.taken().phone().map(taken -> TakenPhone.of(taken, texts)),
        mark(detail.user().profile().nickName()),
        mark(detail.user().profile().avatarUrl()),
        detail.taken().profile().entrySet().stream()
            .map(
                taken ->
                    new TakenField(
                        taken.getKey().name(),
                        texts.text("care.taken." + taken.getKey()),
                        texts.time(taken.getValue())))
            .toList(),
        detail
            .dataLink()
            .map(
                link ->
                    new GivenLink(link.by(), texts.time(link.until()), UserDataForms.mark(link))));
  }

  private static String mark(String value) {
    return value.isEmpty() ? "" : ProfileCare.mark(value);
  }
}
