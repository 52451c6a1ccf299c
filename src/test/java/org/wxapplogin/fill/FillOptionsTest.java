package org.wxapplogin.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code bin/fill} makes of its arguments. */
class FillOptionsTest {
  @Test
  void withoutArgumentsTheDefaultsHold() {
    FillOptions options = FillOptions.parse();

    assertEquals(10_000_000, options.amounts.users);
    assertEquals(200_000, options.amounts.audit);
    assertEquals(List.of(), options.amounts.apps);
    assertEquals(Optional.empty(), options.amounts.until);
    assertEquals(Path.of("target/fill-db"), options.where.dir);
    assertEquals(Optional.empty(), options.where.url);
    assertEquals(Optional.empty(), options.how.threads);
    assertFalse(options.how.again);
  }

  @Test
  void valuesFollowASpaceOrAnEqualsSign() {
    FillOptions options =
        FillOptions.parse(
            "--users=1_500",
            "--events",
            "300K",
            "--apps=wxA,wxB",
            "--until=2026-01-31T12:00:00Z",
            "--url",
            "jdbc:mysql://host/schema?user=a&password=b=c",
            "--threads=3",
            "--insert");

    assertEquals(1_500, options.amounts.users);
    assertEquals(300_000, options.amounts.events);
    assertEquals(List.of("wxA", "wxB"), options.amounts.apps);
    assertEquals(Optional.of(Instant.parse("2026-01-31T12:00:00Z")), options.amounts.until);
    assertEquals(Optional.of("jdbc:mysql://host/schema?user=a&password=b=c"), options.where.url);
    assertEquals(Optional.of(3), options.how.threads);
    assertTrue(options.how.insert);
  }

  @Test
  void ofAnOptionGivenTwiceTheLastCounts() {
    assertEquals(20, FillOptions.parse("--users=10", "--users=20").amounts.users);
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertRefused("--users", "must be a number, such as 300k", "--users=many");
    assertRefused("--events", "is at most 500000000", "--events=501m");
    assertRefused("--until", "must be as 2026-01-31T12:00:00Z", "--until=yesterday");
    assertRefused("--threads", "must be a number, such as 300k", "--threads=-1");
    assertRefused("--sessions", "Missing required parameter", "--sessions");
    assertRefused("--colour", "--help", "--colour=red");
    assertRefused("rest", "--help", "rest");
  }

  @Test
  void helpShowsEveryOptionAndItsDefault() {
    assertTrue(FillOptions.parse("--help").help);
    String usage = FillOptions.usage();
    for (String shown :
        List.of(
            "--users=N",
            "(10m)",
            "--events=N",
            "--sessions=N",
            "--audit=N",
            "--seed=N",
            "--until=TIME",
            "--apps=A",
            "--dir=DIR",
            "(target/fill-db)",
            "--url=URL",
            "--config=FILE",
            "--threads=N",
            "--memory=SIZE",
            "--insert",
            "--again")) {
      assertTrue(usage.contains(shown), shown + " is missing in:\n" + usage);
    }
  }

  private static void assertRefused(String option, String rule, String... args) {
    FillException refusal = assertThrows(FillException.class, () -> FillOptions.parse(args));

    assertTrue(refusal.getMessage().contains(option), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(rule), refusal.getMessage());
  }
}
