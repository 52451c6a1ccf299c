package org.wxapplogin.load.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChinesePageTest {
  private static final Path ENGLISH = Path.of("docs/performance.md");
  private static final Path CHINESE = Path.of("docs/zh/performance.md");

  /** Names that are the same in Chinese. */
  private static final Set<String> NAMES =
      Set.of(
          "CPU", "DIR", "SQL", "GiB", "JDK", "Java", "Linux", "MariaDB", "MiB", "Xms", "Xmx", "amd",
          "apache", "bin", "jdk", "growth", "load", "ms", "nginx", "quick", "servlet", "token",
          "tomcat", "only", "redo");

  /** The page says what the last run said: {@code bin/load} writes both. */
  @Test
  void thePageInChineseIsMadeOfTheOneInEnglish() throws IOException {
    assertEquals(ChinesePage.of(Files.readString(ENGLISH)), Files.readString(CHINESE));
  }

  @Test
  void everyWordOfARunIsTranslated() throws IOException {
    Set<String> left = new TreeSet<>();
    Pattern.compile("\\b[A-Za-z]{2,}(?=\\b|\\d)")
        .matcher(ChinesePage.ofTheRun(Files.readString(ENGLISH)))
        .results()
        .map(word -> word.group())
        .filter(word -> !NAMES.contains(word))
        .forEach(left::add);

    assertEquals(Set.of(), left);
  }

  /** What the last run did not measure, but another may. */
  @Test
  void whatOnlySomeRunsMeasureIsTranslatedToo() throws IOException {
    String english =
        """
        ## Figures

        Measured on 2026-11-26 by `bin/load --only clean-up`: 2 cores, 24 GiB

        | login p99 while old events are deleted, c=64, ms | 3 | while none is, 2 | 1 | 2 | met |
        | returning login among 10m users, c=64, logins/s | 3 | among 100k, 2 | 1 | 2 | met |

        ## Behind the figures

        ### Growth: returning logins among 100k, 10m users

        ### Returning logins while the clean-up deletes login events

        | | this server, cleaning |
        """;

    assertEquals(
        List.of(
            "2026-11-26 由 `bin/load --only clean-up` 测得：2 核，24 GiB 内存",
            "| 删除旧记录期间登录的 p99，c=64，ms | 3 | 没有旧记录时，2 | 1 | 2 | 达到 |",
            "| 用户数为 10m 时的老用户登录，c=64，次/秒 | 3 | 用户数为 100k，2 | 1 | 2 | 达到 |",
            "### 增长：用户数为 100k, 10m 时的老用户登录",
            "",
            "### 清理任务删除登录记录期间的老用户登录",
            "",
            "| | 本服务，清理期间 |"),
        ChinesePage.ofTheRun(english).lines().toList());
  }
}
