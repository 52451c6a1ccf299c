package org.wxapplogin.web.admin.users;

import java.util.Optional;
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
    return flash.is(Outcome.UNCHANGED) && !detail.acts().isEmpty()
        ? new Notice(quicker(detail.acts().get(0), texts), "quiet", Optional.empty())
        : flash.notice(UserUndo.of(flash, detail.user(), by), texts);
  }

  private static String quicker(WithId<AuditEvent> newest, Texts texts) {
    AuditEvent act = newest.event();
    Time at = texts.time(act.at());
    return texts.format(
        "flash.unchanged-since",
        BanPanel.name(act.by(), texts),
        at.date() + " " + at.time(),
        texts.text("act." + act.act()));
  }
}
