package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.ErrorCode;

/** docs/api.md says what the code does: the same errnos, the same paths. */
class ApiDocTest {
  private static final Path DOC = Path.of("docs/api.md");
  private static final Path ROUTES = Path.of("src/main/java/org/wxapplogin/app/Routes.java");

  private static final Pattern ERRNO_ROW =
      Pattern.compile(
          "(?m)^\\| (-?\\d+) \\| `(\\w+)` \\| (\\d+) \\| (.+?) \\| `(.+?)` \\| .+ \\|$");

  /** A path as a word of its own, not the end of an address or of a media type. */
  private static final Pattern PATH_IN_DOC =
      Pattern.compile("(?<![\\w.:/<-])/[a-z][\\w.-]*(?:/[\\w.-]+)*(?![\\w/*])");

  private static final Pattern PATH_IN_ROUTES = Pattern.compile("\"(/[^\"*]+)\"");

  /** What people see in a browser is not the API. */
  private static final List<String> PAGES = List.of("/admin", "/static", "/webjars");

  @Test
  void errnoTableIsTheEnum() throws IOException {
    List<String> documented =
        ERRNO_ROW
            .matcher(Files.readString(DOC))
            .results()
            .map(r -> row(r.group(1), r.group(2), r.group(3), r.group(4), r.group(5)))
            .toList();
    List<String> actual =
        Arrays.stream(ErrorCode.values())
            .map(
                code ->
                    row(
                        Integer.toString(code.errno()),
                        code.name(),
                        Integer.toString(code.httpStatus()),
                        code.chinese(),
                        code.english()))
            .toList();

    assertEquals(String.join("\n", actual), String.join("\n", documented));
  }

  @Test
  void pathsAreThoseOfRoutes() throws IOException {
    // The context path, alone or at the start of an example's address, is not a path of its own.
    String doc =
        Files.readString(DOC)
            .replace("http://127.0.0.1:8080/wxapplogin", " ")
            .replace("`/wxapplogin`", " ");

    assertEquals(paths(PATH_IN_ROUTES, 1, Files.readString(ROUTES)), paths(PATH_IN_DOC, 0, doc));
  }

  private static Set<String> paths(Pattern pattern, int group, String text) {
    Set<String> paths = new TreeSet<>();
    pattern
        .matcher(text)
        .results()
        .map(result -> result.group(group))
        .filter(path -> PAGES.stream().noneMatch(path::startsWith))
        .forEach(paths::add);
    return paths;
  }

  private static String row(String... cells) {
    return String.join(" | ", cells);
  }
}
