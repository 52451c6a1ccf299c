package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** What became of an act on a user; where somebody else was quicker, who, what and when. */
final class UserNotice {
  private UserNotice() {}

  static Notice of(Flash flash, UserDetail detail, Actor by, Texts texts) {
    Notice said = flash.notice(UserUndo.of(flash, detail.user(), by), texts);
    Optional<AuditEvent> newest = detail.acts().stream().map(WithId::event).findFirst();
    Optional<String> quicker =
        newest
            .filter(act -> flash.is(Outcome.UNCHANGED) || isGivenBack(flash, act.act()))
            .map(act -> quicker("flash.unchanged-since", act, texts))
            .or(
                () ->
                    newest
                        .filter(act -> flash.is(Outcome.PROFILE_ANOTHER) && isOfProfile(act.act()))
                        .map(act -> said.text() + " " + quicker("flash.last-act", act, texts)));
    return quicker.map(text -> new Notice(text, "quiet", Optional.empty())).orElse(said);
  }

  /** Whether what was to be given back was given back already. */
  private static boolean isGivenBack(Flash flash, AuditAct newest) {
    return flash.is(Outcome.PHONE_GONE) && newest == AuditAct.UNDO_PHONE
        || flash.is(Outcome.PROFILE_GONE)
            && (newest == AuditAct.GIVE_BACK_NICKNAME || newest == AuditAct.GIVE_BACK_PICTURE);
  }

  private static boolean isOfProfile(AuditAct act) {
    return switch (act) {
      case TAKE_DOWN_NICKNAME, TAKE_DOWN_PICTURE, GIVE_BACK_NICKNAME, GIVE_BACK_PICTURE -> true;
      default -> false;
    };
  }

  private static String quicker(String key, AuditEvent act, Texts texts) {
    Time at = texts.time(act.at());
    return texts.format(
        key,
        BanPanel.name(act.by(), texts),
        at.date() + " " + at.time(),
        texts.text("act." + act.act()));
  }
}
