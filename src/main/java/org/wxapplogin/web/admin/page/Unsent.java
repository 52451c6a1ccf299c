package org.wxapplogin.web.admin.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.StrictJson;
import org.wxapplogin.web.Input;

/**
 * What was typed into a form that was sent and has done nothing. Nothing is done with it but
 * showing it again, in its form, to the admin whom the form's page was made for. It holds no
 * password, code or other secret, and is nowhere stored: it travels in the forms of the pages to
 * sign in.
 *
 * @param action where the form was sent, within the context
 * @param page on which the form stands
 */
record Unsent(String action, FormPage page, List<Input.Field> fields) {
  /** The field in which it travels. */
  static final String FIELD = "unsent";

  /** Of the text it travels as: percent-encoded it must fit into a form. */
  static final int MAX_TEXT = 9_000;

  /** Names of fields that are not kept; admin.js has the same. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)csrf|.*(?:password|passwd|secret|token|code|key).*");

  /** Whose forms hold little but secrets. */
  private static final String OWN_ACCOUNT = Paths.ACCOUNT + "/";

  /** What the form of this request holds; empty if it does not prove where it stands. */
  static Optional<Unsent> of(HttpServletRequest request, FormPages pages) {
    String action = request.getRequestURI().substring(request.getContextPath().length());
    return pages
        .sent(request)
        .filter(page -> !action.startsWith(OWN_ACCOUNT))
        .map(page -> new Unsent(action, page, kept(Visit.formOf(request).orElseThrow())));
  }

  private static List<Input.Field> kept(Input form) {
    return form.fields().stream().filter(field -> isKept(field.name())).toList();
  }

  /** Whether a field of this name is no secret and not about the form itself. */
  static boolean isKept(String name) {
    return !name.equals(FormPages.FIELD) && !SECRET.matcher(name).matches();
  }

  /** What was sent under this name, first. */
  String value(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(Input.Field::value)
        .findFirst()
        .orElse("");
  }

  /** For a hidden field; empty if it is more than fits. */
  String text() {
    JsonArray pairs = new JsonArray();
    for (Input.Field field : fields) {
      JsonArray pair = new JsonArray();
      pair.add(field.name());
      pair.add(field.value());
      pairs.add(pair);
    }
    JsonObject text = new JsonObject();
    text.addProperty("action", action);
    text.addProperty("page", page.text());
    text.add("fields", pairs);
    String all = text.toString();
    return all.length() <= MAX_TEXT ? all : "";
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<Unsent> parse(String text, FormPages pages) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    try {
      JsonObject all = StrictJson.parseObject(text);
      List<Input.Field> fields = new ArrayList<>();
      for (JsonElement pair : all.getAsJsonArray("fields")) {
        String name = pair.getAsJsonArray().get(0).getAsString();
        fields.add(new Input.Field(name, pair.getAsJsonArray().get(1).getAsString()));
      }
      String action = all.get("action").getAsString();
      return pages
          .read(all.get("page").getAsString())
          .map(page -> new Unsent(action, page, List.copyOf(fields)));
    } catch (RuntimeException e) {
      return Optional.empty(); // somebody wrote it by hand
    }
  }
}
