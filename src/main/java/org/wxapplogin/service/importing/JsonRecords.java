package org.wxapplogin.service.importing;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.StrictJson;
import org.wxapplogin.service.importing.Lines.Line;

/** Reads JSON lines: on each line an object whose fields are the columns. */
final class JsonRecords implements Records {
  private final Lines lines;

  JsonRecords(Lines lines) {
    this.lines = lines;
  }

  @Override
  public Optional<Read> next() throws IOException {
    Optional<Line> line = lines.next();
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
    }
    return line.map(JsonRecords::read);
  }

  private static Read read(Line line) {
    Optional<Fault> fault = Records.fault(line);
    if (fault.isPresent()) {
      return Read.bad(line.number(), fault.get());
    }
    try {
      return Read.of(line.number(), fields(line.text()));
    } catch (JsonParseException e) {
      return Read.bad(line.number(), new Fault("", "is not one JSON object"));
    } catch (BadLineException e) {
      return Read.bad(line.number(), e.fault());
    }
  }

  private static Fields fields(String text) throws BadLineException {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    for (Map.Entry<String, JsonElement> entry : StrictJson.parseObject(text).entrySet()) {
      Column column =
          Column.of(entry.getKey())
              .orElseThrow(() -> new BadLineException("", "a field is none of: " + Column.all()));
      JsonElement value = entry.getValue();
      if (!value.isJsonNull()) {
        boolean plain = value.isJsonPrimitive() && !value.getAsJsonPrimitive().isBoolean();
        if (!plain) {
          throw new BadLineException(column.label(), "must be text or a number");
        }
        if (!Fields.isNone(value.getAsString())) {
          texts.put(column, value.getAsString().strip());
        }
      }
    }
    return new Fields(texts);
  }
}
