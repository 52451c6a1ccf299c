package org.wxapplogin.sandbox.wechat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The JSON object a control was sent, read strictly: a typing mistake must not pass in silence. */
final class ControlInput {
  private final JsonObject object;
  private final Set<String> known = new TreeSet<>();

  private ControlInput(JsonObject object) {
    this.object = object;
  }

  static ControlInput parse(String body) {
    try {
      JsonElement element = JsonParser.parseString(body);
      if (element.isJsonObject()) {
        return new ControlInput(element.getAsJsonObject());
      }
    } catch (JsonParseException e) {
      // The same answer as for JSON that is no object.
    }
    throw new BadInputException("the body must be a JSON object, such as {}");
  }

  Optional<String> text(String name) {
    return find(name, JsonPrimitive::isString, "must be a string").map(JsonPrimitive::getAsString);
  }

  OptionalInt number(String name, int least, int most) {
    String rule = "must be a whole number from " + least + " to " + most;
    Optional<JsonPrimitive> found = find(name, JsonPrimitive::isNumber, rule);
    if (found.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int value = new BigDecimal(found.get().getAsString()).intValueExact();
      if (value >= least && value <= most) {
        return OptionalInt.of(value);
      }
    } catch (ArithmeticException e) {
      // Not whole, or far out of range.
    }
    throw new BadInputException(name + " " + rule);
  }

  /** An object, of any fields. */
  Optional<JsonObject> object(String name) {
    known.add(name);
    JsonElement element = object.get(name);
    if (element == null || element.isJsonNull()) {
      return Optional.empty();
    }
    if (!element.isJsonObject()) {
      throw new BadInputException(name + " must be an object");
    }
    return Optional.of(element.getAsJsonObject());
  }

  boolean flag(String name) {
    return find(name, JsonPrimitive::isBoolean, "must be true or false")
        .map(JsonPrimitive::getAsBoolean)
        .orElse(false);
  }

  /** To be called when all is read. */
  void refuseUnknown() {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw new BadInputException(
            name + " is not known here; there are " + String.join(", ", known));
      }
    }
  }

  /** Null counts as not given. */
  private Optional<JsonPrimitive> find(String name, Predicate<JsonPrimitive> fits, String rule) {
    known.add(name);
    JsonElement element = object.get(name);
    if (element == null || element.isJsonNull()) {
      return Optional.empty();
    }
    if (!element.isJsonPrimitive() || !fits.test(element.getAsJsonPrimitive())) {
      throw new BadInputException(name + " " + rule);
    }
    return Optional.of(element.getAsJsonPrimitive());
  }
}
