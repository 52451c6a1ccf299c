package org.wxapplogin.web.admin.users;

/**
 * What became of an act on many users.
 *
 * @param text empty where there is nothing to tell
 * @param tone done or quiet
 * @param undo what the form that undoes it sends; empty where it cannot be undone
 */
public record BulkNote(String text, String tone, String undo) {
  static final BulkNote NONE = new BulkNote("", "", "");
}
