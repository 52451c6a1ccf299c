package org.wxapplogin.web.admin.events;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.page.Texts;

/** The details of the acts of care on a user, in words. */
final class CareDetail {
  private CareDetail() {}

  /** The reason, and the masked number and the other user from before to after. */
  static String of(AuditEvent event, Texts texts) {
    String values =
        Stream.of(event.before(), event.after())
            .flatMap(Optional::stream)
            .map(value -> value.matches("\\d+") ? texts.format("audit.user", value) : value)
            .collect(Collectors.joining(" → "));
    return Stream.of(event.detail(), values)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(": "));
  }
}
