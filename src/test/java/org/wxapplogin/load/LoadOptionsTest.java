package org.wxapplogin.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class LoadOptionsTest {
  @Test
  void aRunOfEverythingLeavesOutWhatMustBeAskedFor() {
    LoadOptions options = LoadOptions.parse();

    assertTrue(options.scenarios().containsAll(List.of("returning", "settled", "start")));
    assertFalse(options.scenarios().contains("jdk"));
    assertFalse(options.scenarios().contains("growth"));
    assertTrue(options.writes());
    assertEquals(5, options.effort().rounds());
  }

  @Test
  void whatIsAskedForIsAdded() {
    LoadOptions options =
        LoadOptions.parse("--jdk", System.getProperty("java.home"), "--growth", "--sizes=1k,2k");

    assertTrue(options.scenarios().containsAll(List.of("returning", "jdk", "growth")));
    assertEquals(List.of("1k", "2k"), options.effort().sizes());
    assertEquals("bin/load --jdk DIR --growth", options.command());
  }

  @Test
  void aRunOfAPartWritesNothing() {
    assertFalse(LoadOptions.parse("--quick").writes());
    assertFalse(LoadOptions.parse("--only=lone").writes());
    assertEquals(List.of("new", "lone"), LoadOptions.parse("--only", "lone,new").scenarios());
  }

  @Test
  void theDatabaseOfSeveralNodesMustBeAUrlWithItsAccount() {
    String[] url = {"--only=nodes", "--db=jdbc:mysql://a,b/?user=app", "--db-pid=1,2"};
    assertThrows(ParameterException.class, () -> LoadOptions.parse(url));
    url[1] += "&password=secret";
    assertEquals(List.of(1L, 2L), LoadOptions.parse(url).database().orElseThrow().pids());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--only=login",
        "--only=jdk",
        "--rounds=0",
        "--seconds=0",
        "--warm-up=-1",
        "--heap=lots",
        "--jdk=/nowhere",
        "--sizes=10k",
        "--sizes=10k,many",
        "--db=jdbc:mysql://a/?user=app&password=secret",
        "--slowly"
      })
  void aBadOptionIsNamed(String option) {
    ParameterException e = assertThrows(ParameterException.class, () -> LoadOptions.parse(option));

    String name = option.substring(0, Math.max(option.indexOf('='), 0));
    assertTrue(e.getMessage().contains(name.isEmpty() ? option : name), e.getMessage());
  }
}
