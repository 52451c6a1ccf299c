package org.wxapplogin.web.admin.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.web.admin.page.Texts;

/**
 * What an export was narrowed to, which the audit keeps as names and values ({@code q=Anna,
 * status=disabled}), in the reader's language.
 */
final class ExportWords {
  /** The labels of the fields by their names; a value may hold a comma, so only these are names. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("q", "users.search.submit"),
          Map.entry("by", "users.search.by"),
          Map.entry("app", "users.column.app"),
          Map.entry("status", "users.column.status"),
          Map.entry("level", "users.column.level"),
          Map.entry("phone", "users.column.phone"),
          Map.entry("mark", "users.column.mark"),
          Map.entry("reg-from", "users.column.registered"),
          Map.entry("reg-to", "users.column.registered"),
          Map.entry("login-from", "users.column.last-login"),
          Map.entry("login-to", "users.column.last-login"));

  /** The beginnings of the keys of values that are words of the code. */
  private static final Map<String, String> WORDS =
      Map.of(
          "by", "users.by.",
          "status", "status.",
          "level", "level.",
          "mark", "users.mark.",
          "phone", "users.phone.");

  private static final Pattern NAME =
      Pattern.compile("(?:^|, )(" + String.join("|", LABELS.keySet()) + ")=");

  private ExportWords() {}

  static String of(String detail, Texts texts) {
    List<String> said = new ArrayList<>();
    Matcher name = NAME.matcher(detail);
    boolean more = name.lookingAt();
    if (!more) {
      return detail;
    }
    while (more) {
      String field = name.group(1);
      int from = name.end();
      more = name.find();
      String value = detail.substring(from, more ? name.start() : detail.length());
      said.add(
          texts.format("audit.narrowed", texts.text(LABELS.get(field)), said(field, value, texts)));
    }
    return String.join(" · ", said);
  }

  private static String said(String field, String value, Texts texts) {
    if (field.endsWith("-from")) {
      return "≥ " + value;
    }
    if (field.endsWith("-to")) {
      return "≤ " + value;
    }
    String word = field.equals("phone") ? value : value.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(WORDS.get(field))
        .flatMap(key -> texts.find(key + word))
        .orElse(value);
  }
}
