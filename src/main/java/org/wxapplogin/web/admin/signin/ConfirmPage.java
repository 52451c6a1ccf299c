package org.wxapplogin.web.admin.signin;

import java.util.List;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Everything confirm.jsp shows.
 *
 * @param action where the form goes
 * @param fields what it carries on, as it was sent
 * @param error a sentence if the last try was refused, else empty
 */
public record ConfirmPage(
    String title, String action, List<Input.Field> fields, String error, int maxPassword) {

  static ConfirmPage of(String action, List<Input.Field> fields, boolean refused, Texts texts) {
    return new ConfirmPage(
        texts.text("confirm.title"),
        action,
        fields,
        refused ? texts.text("confirm.refused") : "",
        Admin.MAX_PASSWORD_CHARS);
  }
}
