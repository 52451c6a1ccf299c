package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.ShownPhone;
import org.wxapplogin.web.admin.page.Texts;

/** A phone number as the pages and the file show it. */
final class PhoneText {
  private PhoneText() {}

  /** Its ending, or that it cannot be opened; the empty text for no number. */
  static String of(Optional<ShownPhone> phone, Texts texts) {
    return phone.map(known -> known.ending().orElse(texts.text("user.phone.unopened"))).orElse("");
  }
}
