package org.wxapplogin.web.admin.events;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.page.Texts;

/** The details of a judgement upon a nickname or picture, in words. */
final class ReviewWords {
  private ReviewWords() {}

  /** The field, and how it was judged before and after. */
  static String of(AuditEvent event, Texts texts) {
    String values =
        Stream.of(event.before(), event.after())
            .flatMap(Optional::stream)
            .map(decision -> texts.text("review." + decision))
            .collect(Collectors.joining(" → "));
    return texts.text("review." + event.detail()) + ": " + values;
  }
}
