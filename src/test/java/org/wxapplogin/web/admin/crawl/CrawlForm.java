package org.wxapplogin.web.admin.crawl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** A form of a page with one of its buttons, and how the crawl fills it in. */
record CrawlForm(Element form, Element button) {

  /** Every form of a page, once for each of its buttons. */
  static List<CrawlForm> of(CrawledPage page) {
    List<CrawlForm> forms = new ArrayList<>();
    for (Element form : page.html().select("form")) {
      for (Element button : controls(form).select("button:not([type=button])")) {
        forms.add(new CrawlForm(form, button));
      }
    }
    return forms;
  }

  /** Names the form among all of the console: where it goes, by which button, with which fields. */
  String key() {
    return CrawledPage.path(action()) + " “" + button.ownText() + "” " + names();
  }

  boolean isPost() {
    return form.attr("method").equals("post");
  }

  /** Where it goes, within the context. */
  String action() {
    String action = button.hasAttr("formaction") ? button.attr("formaction") : form.attr("action");
    return CrawledPage.local(action);
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /**
   * Names and values in turn: what the page gives, another choice where there is one, the first box
   * ticked, and texts for fields that are empty.
   *
   * @param texts by the names of fields
   * @throws IllegalStateException if it has no text for a field that must be filled in
   */
  List<String> filled(Map<String, String> texts) {
    List<String> filled = new ArrayList<>();
    boolean ticked = false;
    for (Element field : controls(form).select("input[name], select[name], textarea[name]")) {
      boolean box = field.attr("type").equals("checkbox");
      if (!box || field.hasAttr("checked") || !ticked) {
        filled.add(field.attr("name"));
        filled.add(
            box
                ? Optional.of(field.val()).filter(v -> !v.isEmpty()).orElse("on")
                : value(field, texts));
        ticked |= box;
      }
    }
    if (button.hasAttr("name")) {
      filled.addAll(List.of(button.attr("name"), button.val()));
    }
    return filled;
  }

  private static String value(Element field, Map<String, String> texts) {
    String name = field.attr("name");
    if (field.tagName().equals("select")) {
      return field.select("option:not([selected])").stream()
          .map(Element::val)
          .filter(value -> !value.isEmpty())
          .findFirst()
          .orElseGet(() -> field.select("option[selected]").val());
    }
    if (!field.val().isEmpty() || field.attr("type").equals("hidden")) {
      return field.val();
    }
    String text = texts.getOrDefault(name, field.attr("placeholder"));
    if (text.isEmpty() && field.hasAttr("required")) {
      throw new IllegalStateException("no text for the field " + name);
    }
    return texts.getOrDefault(name, field.hasAttr("required") ? text : "");
  }

  private List<String> names() {
    return controls(form).select("[name]:not([type=checkbox])").eachAttr("name").stream()
        .distinct()
        .toList();
  }

  /** Those inside, and those that stand elsewhere and name it. */
  private static Elements controls(Element form) {
    Elements controls = form.select("input, select, textarea, button");
    if (form.hasAttr("id")) {
      controls.addAll(form.ownerDocument().select("[form=" + form.id() + "]"));
    }
    return controls;
  }
}
