package org.wxapplogin.service.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read of CSV, well formed and not. */
class CsvRecordsTest {
  @Test
  void readsWhatOtherProgramsWrite() throws Exception {
    assertEquals(
        List.of("2 o1=Li, \"Q\"", "3 o2=two\nlines", "5 o3=plain", "7 o4=-", "8 o5=-"),
        read(
            "\uFEFFOpenId,\"Nick Name\"\r\n"
                + "o1,\"Li, \"\"Q\"\"\"\r\n"
                + "\"o2\",\"two\r\nlines\"\r\n"
                + "o3, plain \r\n"
                + "\r\n"
                + "o4,NULL\n"
                + "o5,\\N"));
  }

  @Test
  void aMalformedLineCostsNoOther() throws Exception {
    assertEquals(
        List.of("2 bad", "3 o2=fine", "4 bad", "5 o4=fi\"ne", "6 bad", "7 bad", "8 o7=fine"),
        read(
            "openid,nickname\n"
                + "o1,\"never closed\n"
                + "o2,fine\n"
                + "o3,5\" screen\n"
                + "o4,\"fi\"\"ne\"\n"
                + "o5,one,too many\n"
                + "o6\n"
                + "o7,fine\n"));
  }

  @Test
  void aQuotationMarkThatIsNeverClosedIsNotReadToTheEnd() throws Exception {
    String many = "o2,fine\n".repeat(10_000);

    List<String> read = read("openid,nickname\no1,\"open\n" + many);

    assertEquals(10_001, read.size());
    assertEquals("2 bad", read.get(0));
    assertEquals("10002 o2=fine", read.get(10_000));
  }

  @Test
  void linesThatAreTooLongOrNoTextAreBad() throws Exception {
    assertEquals(
        List.of("2 bad", "3 bad", "4 o3=-"),
        read(
            "openid,nickname\n"
                + "o1,"
                + "x".repeat(2 * Lines.LONGEST)
                + "\no2,"
                + Records.NOT_UTF_8
                + "\no3,\n"));
  }

  @Test
  void theFirstLineMustNameColumns() {
    for (String header : List.of("openid,name", "nickname", "openid,open_id", "o1,Anna")) {
      assertThrows(ImportException.class, () -> read(header + "\n"), header);
    }
  }

  private static List<String> read(String text) throws Exception {
    Records records = Records.of(new Lines(new StringReader(text)));
    List<String> read = new ArrayList<>();
    for (Optional<Records.Read> next = records.next(); next.isPresent(); next = records.next()) {
      read.add(
          next.get().line() + " " + next.get().fields().map(CsvRecordsTest::shown).orElse("bad"));
    }
    return read;
  }

  private static String shown(Fields fields) {
    return fields.get(Column.OPENID).orElse("-") + "=" + fields.get(Column.NICKNAME).orElse("-");
  }
}
