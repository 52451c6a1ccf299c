package org.wxapplogin.web.admin.users;

import org.wxapplogin.domain.DataLink;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * Everything data-link.jsp shows, already as text.
 *
 * @param link with its secret: shown this once
 */
public record DataLinkPage(String user, String userHref, String link, Time until, String zone) {
  static DataLinkPage of(DataLink made, Secret address, Texts texts) {
    return new DataLinkPage(
        texts.format("audit.user", Long.toString(made.userId())),
        Paths.user(made.userId()),
        address.reveal(),
        texts.time(made.until()),
        texts.zoneNote(made.until()));
  }
}
