package org.wxapplogin.web.admin.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wxapplogin.web.Input;

/**
 * The forms in the HTML of one of our own pages. It understands what our JSPs write and no more:
 * attributes in double quotes, and every sign of a text escaped that could begin a tag.
 */
final class HtmlForms {
  private static final Pattern TAG =
      Pattern.compile("<(/?)(form|details|input|textarea|select|option|button)\\b([^<>]*)>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Za-z-]+)=\"([^\"]*)\"|([A-Za-z-]+)");

  private final List<Tag> tags = new ArrayList<>();

  HtmlForms(String html) {
    Matcher matcher = TAG.matcher(html);
    while (matcher.find()) {
      tags.add(Tag.of(matcher));
    }
  }

  /**
   * A tag, and where it stands in the page.
   *
   * @param attributes in order, without escapes; empty text for one without a value
   */
  record Tag(String name, Map<String, String> attributes, int start, int end) {
    private static Tag of(Matcher tag) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher one = ATTRIBUTE.matcher(tag.group(3));
      while (one.find()) {
        if (one.group(1) == null) {
          attributes.put(one.group(3), "");
        } else {
          attributes.put(one.group(1), unescape(one.group(2)));
        }
      }
      return new Tag(tag.group(1) + tag.group(2), attributes, tag.start(), tag.end());
    }

    boolean is(String... names) {
      return List.of(names).contains(name);
    }

    String get(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }

    private boolean has(String attribute, String value) {
      return has(attribute) && get(attribute).equals(value);
    }

    String type() {
      return attributes.getOrDefault("type", "text");
    }

    Tag with(String attribute, String value) {
      Map<String, String> changed = new LinkedHashMap<>(attributes);
      changed.put(attribute, value);
      return new Tag(name, changed, start, end);
    }

    Tag without(String attribute) {
      Map<String, String> changed = new LinkedHashMap<>(attributes);
      changed.remove(attribute);
      return new Tag(name, changed, start, end);
    }

    /** An attribute that is there or not. */
    Tag flagged(String attribute, boolean there) {
      return there ? with(attribute, "") : without(attribute);
    }

    String html() {
      StringBuilder html = new StringBuilder("<").append(name);
      attributes.forEach(
          (attribute, value) ->
              html.append(' ').append(attribute).append("=\"").append(escape(value)).append('"'));
      return html.append('>').toString();
    }
  }

  /** A form with all that belongs to it, also what stands elsewhere and names it. */
  record Form(Tag tag, List<Tag> controls, List<Tag> folds) {
    private boolean goesTo(String address) {
      return tag.has("action", address)
          || controls.stream().anyMatch(control -> control.has("formaction", address));
    }

    /** Whether its hidden fields say what was sent: of forms that are alike only one does. */
    private boolean says(Unsent sent) {
      return controls.stream()
          .filter(control -> control.is("input") && control.type().equals("hidden"))
          .filter(control -> Unsent.isKept(control.get("name")))
          .map(control -> new Input.Field(control.get("name"), control.get("value")))
          .allMatch(sent.fields()::contains);
    }
  }

  /**
   * The form that was sent.
   *
   * @param address where it goes, with the context's path
   */
  Optional<Form> find(String address, Unsent sent) {
    List<Form> candidates = forms().filter(form -> form.goesTo(address)).toList();
    return candidates.stream()
        .filter(form -> form.says(sent))
        .findFirst()
        .or(() -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty());
  }

  /** Where the element that begins with this tag ends: its last tag. */
  Tag endOf(Tag begin) {
    return tags.stream()
        .filter(tag -> tag.start() > begin.start() && tag.is("/" + begin.name()))
        .findFirst()
        .orElse(begin);
  }

  /** What stands between a tag and its end. */
  List<Tag> inside(Tag begin) {
    int end = endOf(begin).start();
    return tags.stream().filter(tag -> tag.start() > begin.start() && tag.start() < end).toList();
  }

  private Stream<Form> forms() {
    return tags.stream()
        .filter(tag -> tag.is("form"))
        .map(tag -> new Form(tag, controls(tag), folds(tag)));
  }

  private List<Tag> controls(Tag form) {
    int end = endOf(form).start();
    return tags.stream()
        .filter(tag -> tag.is("input", "textarea", "select", "button"))
        .filter(
            tag ->
                tag.has("form")
                    ? tag.get("form").equals(form.get("id"))
                    : tag.start() > form.start() && tag.start() < end)
        .toList();
  }

  /** What must be open for the form to be seen. */
  private List<Tag> folds(Tag form) {
    Deque<Tag> open = new ArrayDeque<>();
    for (Tag tag : tags) {
      if (tag.start() > form.start()) {
        break;
      }
      if (tag.is("details")) {
        open.push(tag);
      } else if (tag.is("/details")) {
        open.poll();
      }
    }
    return List.copyOf(open);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#034;")
        .replace("'", "&#039;");
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#034;", "\"")
        .replace("&#039;", "'")
        .replace("&amp;", "&");
  }
}
