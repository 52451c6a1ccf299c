package org.wxapplogin.web.admin.page;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.web.Input;

/**
 * What became of the act before, as a page tells it.
 *
 * @param tone done, or quiet where nothing changed
 * @param undo the form that takes it back
 */
public record Notice(String text, String tone, Optional<Undo> undo) {

  /**
   * A form that takes an act back.
   *
   * @param fields what it says beside its CSRF token
   */
  public record Undo(String href, List<Input.Field> fields) {
    public static Undo by(String href, Input.Field... fields) {
      return new Undo(href, List.of(fields));
    }
  }
}
