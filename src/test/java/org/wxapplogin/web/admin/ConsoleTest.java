package org.wxapplogin.web.admin;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;

/** The console on a database and a server of each class's own. */
public abstract class ConsoleTest {
  @RegisterExtension
  @Order(1)
  protected static final TestDb TEST_DB = new TestDb();

  @RegisterExtension
  @Order(2)
  protected static final AdminSite SITE = new AdminSite(TEST_DB);
}
