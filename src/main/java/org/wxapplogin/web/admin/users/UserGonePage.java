package org.wxapplogin.web.admin.users;

import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.events.AuditLinks;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/** Everything user-gone.jsp shows: who deleted a user, and when. */
public record UserGonePage(
    String title, String sentence, Time at, String admin, String zone, String auditHref) {

  static UserGonePage of(AuditEvent deletion, Texts texts) {
    String id = Long.toString(deletion.target().id());
    return new UserGonePage(
        texts.format("gone.title", id),
        texts.text("gone.sentence"),
        texts.time(deletion.at()),
        deletion.by().name(),
        texts.zoneNote(deletion.at()),
        AuditLinks.ofUser(deletion.target().id()));
  }
}
