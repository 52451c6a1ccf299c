package org.wxapplogin.sandbox.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * docs/sandbox.md says what the fake serves: its controls, their fields, its calls, and commands
 * that work. {@code LanguagesTest} holds the document in Chinese level with it.
 */
class SandboxDocTest {
  private static final Path DOC = Path.of("docs/sandbox.md");
  private static final String BASE = "http://127.0.0.1:8089";

  @AutoClose private final FakeWechat fake = FakeWechat.start(0, Clock.systemUTC());
  private final FakeClient client = new FakeClient(fake);

  @Test
  void everyControlHasItsSection() throws IOException {
    assertEquals(
        new TreeSet<>(fake.controls()), all("(?m)^### (?:[A-Z]+, )*[A-Z]+ (/sandbox/\\w+)$"));
  }

  @Test
  void everyCallIsInTheTable() throws IOException {
    assertEquals(new TreeSet<>(fake.calls()), all("(?m)^\\| `(/(?:sns|cgi-bin|wxa)/[\\w/]+)` \\|"));
  }

  @Test
  void everyModeIsInTheTable() throws IOException {
    String section = section("/sandbox/fault").split("\\| mode \\|")[1];

    assertEquals(
        Arrays.stream(Delivery.values())
            .filter(mode -> mode != Delivery.WHOLE)
            .map(Delivery::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        names(section));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/sandbox/login | {}",
        "/sandbox/phone | {\"openid\":\"o\",\"phoneNumber\":\"13800138000\"}",
        "/sandbox/profile | {\"openid\":\"o\",\"userInfo\":{}}",
        "/sandbox/push | {\"event\":\"e\"}",
        "/sandbox/fault | {\"path\":\"*\",\"errcode\":-1}",
      })
  void theFieldsAreThoseThatAreRead(String path, String body) throws Exception {
    fake.login("o");
    String wrong = body.replaceFirst("}$", (body.equals("{}") ? "" : ",") + "\"wrong\":1}");
    String sentence = client.send("POST", path, wrong).body();
    assertTrue(sentence.contains("wrong is not known here; there are "), sentence);

    String known = sentence.replaceAll(".*there are |\"}$", "");
    String table = section(path).split("\\| mode \\|")[0];
    assertEquals(new TreeSet<>(Set.of(known.split(", "))), names(table));
  }

  @Test
  void everyCommandIsOneThatWorks() throws Exception {
    Matcher command =
        Pattern.compile("(?m)^curl -s (-X DELETE )?'?" + BASE + "(\\S+?)'?(?: -d '(.*)')?$")
            .matcher(Files.readString(DOC));
    int commands = 0;
    while (command.find()) {
      String body = command.group(3);
      String method = command.group(1) != null ? "DELETE" : body == null ? "GET" : "POST";
      String path = command.group(2);
      int expected = path.equals("/sandbox/push") ? 400 : 200; // here is no application
      assertEquals(
          expected,
          client.send(method, path, body == null ? "" : body).statusCode(),
          command.group());
      commands++;
    }
    assertEquals(all("(?m)^(curl .*)$").size(), commands);
  }

  private static TreeSet<String> all(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(DOC))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String section(String path) throws IOException {
    List<MatchResult> sections =
        Pattern.compile("(?ms)^### [^\\n]*" + path + "\\n.*?(?=^##|\\z)")
            .matcher(Files.readString(DOC))
            .results()
            .toList();
    assertEquals(1, sections.size(), path);
    return sections.get(0).group();
  }

  /** What the first column of tables names. */
  private static TreeSet<String> names(String text) {
    return Pattern.compile("(?m)^\\| (`[^|]+`) \\|")
        .matcher(text)
        .results()
        .flatMap(row -> Arrays.stream(row.group(1).replace("`", "").split(", ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
