package org.wxapplogin.web.admin.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.HtmlForms.Form;
import org.wxapplogin.web.admin.page.HtmlForms.Tag;

/**
 * Writes what was typed into its form in the HTML of a page, so that no page and no form need know
 * of it. Only what the admin can see is filled in: never a hidden field, a password or a file. Not
 * thread-safe.
 */
final class FormFiller {
  static final String MAIN = "<main id=\"main\" tabindex=\"-1\">";

  private static final List<String> UNTOUCHED =
      List.of("hidden", "password", "file", "submit", "button", "reset", "image");

  private static final List<String> BOXES = List.of("checkbox", "radio");

  /** What people write is more than a name or number of ours. */
  private static final String OURS = "[A-Za-z0-9_.:/?=&%+-]*";

  private final String html;
  private final Unsent sent;
  private final String role;
  private final Texts texts;

  private final List<Change> changes = new ArrayList<>();

  /** What takes the place of a piece of the page. */
  private record Change(int start, int end, String html) {}

  /**
   * @param role of the sentence on top: alert or status
   */
  FormFiller(String html, Unsent sent, String role, Texts texts) {
    this.html = html;
    this.sent = sent;
    this.role = role;
    this.texts = texts;
  }

  /**
   * The page with what was typed, and the sentence on top.
   *
   * @param address where the form goes, with the context's path
   * @param field which field is wrong, if one is
   * @param wrong what to say there; if that is empty, it is found out from the field
   */
  String filled(String address, String sentence, Optional<String> field, Optional<String> wrong) {
    HtmlForms forms = new HtmlForms(html);
    Optional<Form> form = forms.find(address, sent);
    form.ifPresent(found -> fill(forms, found, field, wrong));
    String shown = form.isPresent() ? "" : typed();
    String banner =
        "<div class=\"flash flash-warn unsent\" role=\"%s\" id=\"unsent\"><span>".formatted(role)
            + HtmlForms.escape(sentence)
            + "</span>"
            + shown
            + "</div>";
    int main = html.indexOf(MAIN) + MAIN.length();
    changes.add(new Change(main, main, banner));
    return written();
  }

  private void fill(HtmlForms forms, Form form, Optional<String> field, Optional<String> wrong) {
    change(form.tag(), form.tag().flagged("data-unsent", true));
    form.folds().forEach(fold -> change(fold, fold.flagged("open", true)));
    boolean focused = false;
    for (Tag control : form.controls()) {
      if (control.is("button") || UNTOUCHED.contains(control.type()) || !control.has("name")) {
        continue;
      }
      boolean marked = field.filter(control.get("name")::equals).isPresent();
      boolean typed = !BOXES.contains(control.type()) && !control.is("select");
      Tag filled = filled(control);
      boolean holds = !sent.value(control.get("name")).isEmpty();
      if (typed && !focused && (marked || field.isEmpty() && holds)) {
        filled = filled.flagged("autofocus", true);
        focused = true;
      }
      if (marked) {
        filled = marked(filled, forms.endOf(control), wrong);
      }
      change(control, filled);
      if (control.is("textarea")) {
        // A browser leaves out the first line end.
        String text = "\n" + HtmlForms.escape(sent.value(control.get("name")));
        changes.add(new Change(control.end(), forms.endOf(control).start(), text));
      } else if (control.is("select")) {
        choose(forms.inside(control), control.get("name"));
      }
    }
  }

  private Tag filled(Tag control) {
    String name = control.get("name");
    if (!control.is("input")) {
      return control;
    }
    if (BOXES.contains(control.type())) {
      String value = control.has("value") ? control.get("value") : "on";
      return control.flagged("checked", sent.fields().contains(new Input.Field(name, value)));
    }
    return control.with("value", sent.value(name));
  }

  private void choose(List<Tag> options, String name) {
    boolean known =
        options.stream()
            .anyMatch(option -> sent.fields().contains(new Input.Field(name, option.get("value"))));
    for (Tag option : options) {
      if (known && option.is("option")) {
        boolean chosen = option.get("value").equals(sent.value(name));
        change(option, option.flagged("selected", chosen));
      }
    }
  }

  /** Marks the field that is wrong, and says below it what is. */
  private Tag marked(Tag control, Tag end, Optional<String> wrong) {
    String id = "wrong-" + control.get("name");
    String words = wrong.orElseGet(() -> judged(control));
    String line = "<p class=\"wrong\" id=\"" + id + "\">" + HtmlForms.escape(words) + "</p>";
    changes.add(new Change(end.end(), end.end(), line));
    String described = (control.get("aria-describedby") + " " + id).strip();
    return control.with("aria-invalid", "true").with("aria-describedby", described);
  }

  private String judged(Tag control) {
    String value = sent.value(control.get("name"));
    if (ShownText.line(value).isEmpty()) {
      return texts.text("unsent.empty");
    }
    String max = control.get("maxlength");
    boolean isLong = max.matches("\\d{1,6}") && value.strip().length() > Integer.parseInt(max);
    return isLong
        ? texts.format("unsent.too-long", Integer.valueOf(max))
        : texts.text("unsent.wrong");
  }

  /** The words that were typed, where their form is there no more. */
  private String typed() {
    StringBuilder lines = new StringBuilder();
    for (Input.Field field : sent.fields()) {
      if (!field.value().isBlank() && !field.value().matches(OURS)) {
        lines.append("<p class=\"words\">").append(HtmlForms.escape(field.value())).append("</p>");
      }
    }
    return lines.isEmpty() ? "" : "<div class=\"typed\" dir=\"auto\">" + lines + "</div>";
  }

  private void change(Tag from, Tag to) {
    changes.add(new Change(from.start(), from.end(), to.html()));
  }

  private String written() {
    StringBuilder page = new StringBuilder();
    int at = 0;
    changes.sort(Comparator.comparingInt(Change::start));
    for (Change change : changes) {
      page.append(html, at, change.start()).append(change.html());
      at = change.end();
    }
    return page.append(html, at, html.length()).toString();
  }
}
