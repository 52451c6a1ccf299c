package org.wxapplogin.web.admin.users;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.TextTemplate.Kind;
import org.wxapplogin.web.admin.page.EmptyList;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Option;
import org.wxapplogin.web.admin.page.Texts;

/** Everything templates.jsp shows, already as text. */
public record TemplatesPage(
    Optional<Notice> notice, List<Row> rows, List<Option> kinds, EmptyList emptyList) {

  /** A template, and how long its text may be. */
  public record Row(long id, String kind, String name, String text, int max) {}

  static TemplatesPage of(List<TextTemplate> templates, Optional<Notice> notice, Texts texts) {
    return new TemplatesPage(
        notice,
        templates.stream()
            .map(
                one ->
                    new Row(
                        one.id(),
                        texts.text("templates.kind." + one.kind()),
                        one.name(),
                        one.text(),
                        one.kind().maxChars()))
            .toList(),
        Option.of(
            Arrays.asList(Kind.values()),
            Optional.of(Kind.REASON),
            Filter::name,
            kind -> texts.text("templates.kind." + kind)),
        EmptyList.of("templates.none", texts));
  }
}
