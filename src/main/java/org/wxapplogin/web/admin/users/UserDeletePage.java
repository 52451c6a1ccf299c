package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.List;
import org.wxapplogin.domain.HeldRows;
import org.wxapplogin.service.users.UserErasure.Erasable;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything user-delete.jsp shows: what goes with a user, and the question whether it shall.
 *
 * @param error a sentence if something else was typed, else empty
 */
public record UserDeletePage(
    String title, String heading, Person user, List<Held> held, String error) {

  /** A kind of data and how much there is of it. */
  public record Held(String what, String count) {}

  static UserDeletePage of(Erasable found, boolean mistyped, Texts texts) {
    Person person = Person.of(found.user(), texts);
    return new UserDeletePage(
        texts.format("delete.title", person.nameForTitle()),
        texts.format("delete.heading", person.number()),
        person,
        held(found.held(), texts),
        mistyped ? texts.text("delete.mistyped") : "");
  }

  private static List<Held> held(HeldRows held, Texts texts) {
    List<Held> rows = new ArrayList<>();
    rows.add(new Held(texts.text("delete.profile"), texts.text("delete.always")));
    rows.add(yesOrNo("delete.phone", held.phone(), texts));
    rows.add(yesOrNo("delete.avatar", held.avatar(), texts));
    rows.add(count("delete.sessions", held.sessions(), texts));
    rows.add(count("delete.logins", held.loginEvents(), texts));
    rows.add(count("delete.changes", held.changes(), texts));
    rows.add(count("delete.notes", held.notes(), texts));
    rows.add(count("delete.consents", held.consents(), texts));
    rows.add(count("delete.pushes", held.keptEvents(), texts));
    rows.add(yesOrNo("delete.keys", held.sessionKeys(), texts));
    return rows;
  }

  private static Held count(String key, int count, Texts texts) {
    return new Held(texts.text(key), Integer.toString(count));
  }

  private static Held yesOrNo(String key, boolean there, Texts texts) {
    return new Held(texts.text(key), texts.text(there ? "delete.yes" : "delete.no"));
  }
}
