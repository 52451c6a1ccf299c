package org.wxapplogin.web.admin.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells of a file, in what a spreadsheet makes of them. */
class CsvTest {
  private final Csv csv = new Csv(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        " =1",
        "\u200B=1",
        "\uFEFF@A",
        "\u202E=1",
        "\u00A0+1",
        "\u3000-1"
      })
  void whatBeginsLikeAFormulaBecomesText(String value) {
    assertEquals("\"'" + value + "\"", text(csv.cell(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00123",
        "1-2",
        "1/2",
        "12345678901234567890",
        "1.50",
        "1,000",
        "1E5",
        "1e+5",
        "12:30",
        "9:30 PM",
        "2025-03-01",
        "2025-03-01T08:00:00Z",
        "3月5日",
        "2025年3月",
        "上午9:30",
        "Jan-1",
        "march1",
        "SEPT 2",
        "5%",
        "￥5",
        "$5",
        "(5)",
        "００１２３",
        "\u00A05",
        " 5 ",
        "true",
        "FALSE"
      })
  void whatASpreadsheetReadsAsAFigureBecomesText(String value) {
    assertEquals("\"'" + value.replace("\"", "\"\"") + "\"", text(csv.cell(value)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.7",
        "2001:db8::1",
        "v2",
        "7号楼",
        "oTest-001",
        "小明88",
        "true love",
        "May"
      })
  void whatItLeavesAloneStaysAsItIs(String value) {
    assertEquals(value, text(csv.cell(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1", "1+1", "李雷", "", "😀=", "a b", "o-A_", "#REF!", "'"})
  void anythingElseStaysAsItIs(String value) {
    assertEquals(value, text(csv.cell(value)));
  }

  @Test
  void partsAreQuotedWhereTheyMust() {
    csv.cell("a,b").cell("say \"hi\"").cell("two\r\nlines").cell("a;=1").cell(" a").cell("a ");
    csv.cell(7).end();
    csv.cell("x").end();
    assertEquals(
        "\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"a;=1\",\" a\",\"a \",7\r\nx\r\n", text(csv));
    assertEquals("", text(csv), "taken");
  }

  @Test
  void timesAreThoseOfTheZone() {
    csv.cell(Instant.parse("2024-12-31T16:00:01.999Z")).cell(Instant.EPOCH);
    csv.cell(Instant.parse("2025-10-05T03:04:05Z"));
    assertEquals("2025-01-01 00:00:01,1970-01-01 08:00:00,2025-10-05 11:04:05", text(csv));
  }

  private static String text(Csv csv) {
    return new String(csv.take(), UTF_8);
  }
}
