package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * What is known of a ban in force, already as text.
 *
 * @param until empty for ever
 * @param reason may be empty
 * @param told what the user reads; may be empty
 */
public record BanPanel(Time since, Optional<Time> until, String by, String reason, String told) {

  static BanPanel of(Ban ban, Texts texts) {
    return new BanPanel(
        texts.time(ban.at()),
        ban.terms().until().map(texts::time),
        name(ban.by(), texts),
        ban.terms().reason(),
        ban.terms().told());
  }

  /** Whoever did something, in a sentence. */
  static String name(AuditActor by, Texts texts) {
    return switch (by.kind()) {
      case ADMIN -> by.name();
      case SERVICE, COMMAND -> texts.text("audit.kind." + by.kind()) + " " + by.name();
      case USER -> texts.text("audit.themself");
      case SYSTEM -> texts.text("audit.kind." + by.kind());
    };
  }
}
