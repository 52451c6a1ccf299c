package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Documents that stand in English and in Chinese are level: the same headings, code, tables, blocks
 * of code, numbers, pictures and links. So what other tests compare with the English ones holds for
 * the Chinese ones too.
 */
class LanguagesTest {
  /** What must stand in both languages, by its path in English. */
  private static final List<String> MUST =
      List.of(
          "README.md",
          "docs/admin.md",
          "docs/api.md",
          "docs/architecture.md",
          "docs/benchmark.md",
          "docs/configuration.md",
          "docs/deploy.md",
          "docs/faq.md",
          "docs/frameworks.md",
          "docs/integrate.md",
          "docs/migrate.md",
          "docs/operate.md",
          "docs/performance.md",
          "docs/releases.md",
          "docs/sandbox.md",
          "docs/scaling.md",
          "docs/security.md",
          "miniprogram/README.md");

  private static final String ENGLISH =
      """
      # Operate

      [中文](zh/sample.md)

      ## errno 705: busy

      Raise `wechat.max-exchanges` from 256; see [below](#tables).

      ```sh
      bin/keys status    # how many
      curl -d '{"code":"the one from above"}'
      ```

      ## Tables

      | metric | what |
      | --- | --- |
      | `up` | one |
      | `down` | two |
      """;

  private static final String CHINESE =
      """
      # 运维

      [English](../sample.md)

      ## errno 705：繁忙

      调大 `wechat.max-exchanges`（默认 256），见[下文](#表格)。

      ```sh
      bin/keys status    # 各有多少
      curl -d '{"code":"上面的 code"}'
      ```

      ## 表格

      | 指标 | 含义 |
      | --- | --- |
      | `up` | 一 |
      | `down` | 二 |
      """;

  @Test
  void everyDocumentInChineseSaysWhatTheEnglishOneSays() throws IOException {
    TreeSet<String> names = new TreeSet<>(MUST);
    try (Stream<Path> zh = Files.list(Path.of("docs/zh"))) {
      zh.filter(path -> path.toString().endsWith(".md"))
          .forEach(path -> names.add("docs/" + path.getFileName()));
    }
    List<String> faults = new ArrayList<>();
    for (String name : names) {
      Path english = Path.of(name);
      Path chinese = SameInBoth.inChinese(english);
      for (Path path : List.of(english, chinese)) {
        if (!Files.exists(path)) {
          faults.add(path + ": is missing");
        }
      }
      if (Files.exists(english) && Files.exists(chinese)) {
        faults.addAll(SameInBoth.faults(Markdown.read(english), Markdown.read(chinese)));
      }
    }

    assertEquals("", String.join("\n", faults));
  }

  @Test
  void levelDocumentsHaveNoFault() throws IOException {
    assertEquals(List.of(), faults(CHINESE));
  }

  @Test
  void whatIsMissingIsNamedWithDocumentAndLine() throws IOException {
    assertFault(
        "docs/zh/sample.md:1: the link [English](../sample.md)", "[English](../sample.md)", "");
    assertFault("docs/zh/sample.md:5: errno 706：繁忙: here should be \"## errno 705", "705", "706");
    assertFault("docs/zh/sample.md:5: `wechat.max-exchanges` is missing", "max-exchanges", "max");
    assertFault("docs/sample.md:5: `wechat.max` is missing", "max-exchanges", "max");
    assertFault("docs/zh/sample.md:5: the number 256 is missing", "256", "512");
    assertFault("the link to docs/sample.md#heading 3 is missing", "[下文](#表格)", "下文");
    assertFault("docs/zh/sample.md:10: bin/keys list: here should be: bin/keys", "status", "list");
    assertFault("docs/zh/sample.md:11: curl -X '", "curl -d", "curl -X");
    assertFault("docs/zh/sample.md:14: 表格: here should be", "## 表格", "### 表格");
    assertFault("docs/zh/sample.md:16: a table of 3 rows, not 4", "| `down` | 二 |\n", "");
    assertFault("docs/zh/sample.md:18: a row of 1 columns, not 2", "| `up` | 一 |", "| `up` |");
    assertFault("docs/zh/sample.md:18: in this row `up` is missing", "| `up`", "| `down`");
    assertFault("docs/zh/sample.md:7: write the mark behind the stars", "调大", "**先。**调大");
    assertFault(
        "docs/zh/sample.md:7: not in Chinese: see there what the number means",
        "见[",
        "see there what the number means, [");
  }

  private static void assertFault(String fault, String from, String to) throws IOException {
    List<String> faults = faults(CHINESE.replace(from, to));

    assertTrue(
        faults.stream().anyMatch(one -> one.contains(fault)), fault + " is not in " + faults);
  }

  private static List<String> faults(String chinese) throws IOException {
    return SameInBoth.faults(
        Markdown.of(Path.of("docs/sample.md"), ENGLISH),
        Markdown.of(Path.of("docs/zh/sample.md"), chinese));
  }
}
