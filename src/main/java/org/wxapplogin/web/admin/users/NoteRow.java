package org.wxapplogin.web.admin.users;

import org.wxapplogin.domain.UserNote;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * A note about a user.
 *
 * @param mine whether the admin who looks wrote it, and so may delete it
 */
public record NoteRow(String id, Time at, String admin, String text, boolean mine) {

  static NoteRow of(WithId<UserNote> note, long reader, Texts texts) {
    return new NoteRow(
        Long.toString(note.id()),
        texts.time(note.event().at()),
        note.event().adminName(),
        note.event().text(),
        note.event().adminId() == reader);
  }
}
