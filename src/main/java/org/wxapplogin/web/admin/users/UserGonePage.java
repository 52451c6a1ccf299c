package org.wxapplogin.web.admin.users;

import java.time.ZoneId;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.events.AuditLinks;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Time;

/** Everything user-gone.jsp shows: who deleted a user, and when. */
public record UserGonePage(
    String title, String sentence, Time at, String admin, String zone, String auditHref) {

  static UserGonePage of(AuditEvent deletion, Messages messages, ZoneId zone) {
    String id = Long.toString(deletion.target().id());
    return new UserGonePage(
        messages.format("gone.title", id),
        messages.text("gone.sentence"),
        Time.of(deletion.at(), zone),
        deletion.adminName(),
        Time.zoneNote(messages, zone, deletion.at()),
        AuditLinks.ofUser(deletion.target().id()));
  }
}
