package org.wxapplogin.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What the shipped logback.xml leaves out of the log, by the names of classes that are not ours.
 */
class QuietFlywayTest {
  private static final String NOT_TRIED = "org.flywaydb.core.internal.database.base.Database";

  @Test
  void doesNotWarnOfAVersionOfMysqlThatIsTriedHere() throws ClassNotFoundException {
    Class.forName(NOT_TRIED); // it may move with a new Flyway
    assertFalse(LoggerFactory.getLogger(NOT_TRIED).isWarnEnabled());
    assertTrue(LoggerFactory.getLogger("org.flywaydb.core.Flyway").isWarnEnabled());
  }
}
