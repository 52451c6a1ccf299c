package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.config.ConfigException;

/** With what a start that failed ends the process. */
class FailedStartTest {
  private final List<Integer> statuses = new ArrayList<>();

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new ConfigException(List.of("a must be b")), 78),
        Arguments.of(new SQLException("Access denied", "28000"), 78),
        Arguments.of(new FlywayException("a later version"), 78),
        Arguments.of(new IllegalStateException("unforeseen"), 1));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatAnotherStartDoesNotMendHasAStatusOfItsOwn(Exception failure, int status) {
    new FailedStart(true, statuses::add).report(failure);

    assertEquals(List.of(status), statuses);
  }

  @Test
  void aContainerThatHasOtherApplicationsGoesOn() {
    new FailedStart(false, statuses::add).report(new ConfigException(List.of("a must be b")));

    assertEquals(List.of(), statuses);
  }
}
