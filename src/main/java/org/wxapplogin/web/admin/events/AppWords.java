package org.wxapplogin.web.admin.events;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.web.admin.page.Texts;

/** What was done to a mini program, as the audit keeps it, in the reader's words. */
final class AppWords {
  /** The AppID, the field, and its values from before to after. */
  private static final Pattern DETAIL = Pattern.compile("(\\S{1,32}) ([A-Z_]+): (.*)");

  private AppWords() {}

  /** Which apps an admin was held to, and is from then on. */
  static String ofAdmin(AuditEvent event, Texts texts) {
    return event.detail() + ": " + apps(event.before(), texts) + " → " + apps(event.after(), texts);
  }

  private static String apps(Optional<String> text, Texts texts) {
    return text.map(
            some ->
                AppScope.parse(some).apps().stream()
                    .map(texts::appName)
                    .collect(Collectors.joining(" · ")))
        .orElse(texts.text("admins.apps.all"));
  }

  static String of(String detail, Texts texts) {
    Matcher parts = DETAIL.matcher(detail);
    if (!parts.matches()
        || Arrays.stream(Field.values()).noneMatch(it -> it.name().equals(parts.group(2)))) {
      return detail;
    }
    Field field = Field.valueOf(parts.group(2));
    String values =
        field == Field.NAME
            ? parts.group(3)
            : Arrays.stream(parts.group(3).split(" → "))
                .map(value -> texts.find("apps.value." + value).orElse(value))
                .collect(Collectors.joining(" → "));
    return texts.format(
        "audit.app",
        texts.appName(parts.group(1)),
        texts.text("apps.field." + field.word()),
        values);
  }
}
