package org.wxapplogin.web.admin.users;

import java.util.List;
import org.wxapplogin.web.admin.page.Avatar;

/**
 * Everything users-disable.jsp shows: who is about to be disabled, and where to give the reason.
 *
 * @param ids all of them, in a form's field
 * @param to the list to come back to
 */
public record BulkDisablePage(
    String title, String submit, String ids, String to, int maxReason, List<Person> people) {

  /** One of them. */
  public record Person(
      String id, String href, Avatar avatar, String name, String status, String tone) {}
}
