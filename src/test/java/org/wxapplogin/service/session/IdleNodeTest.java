package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.Database;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Revocation;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What a node asks the database while nothing happens. */
class IdleNodeTest {
  private static final int POLLS = 40;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());

  /** The time, what is new, and whether something came late; that the database answers shows. */
  @Test
  void aPollIsThreeStatementsWhereThereIsOneHost() throws SQLException {
    TEST_DB.embedded(); // nobody else asks it anything
    Settings settings = TestSettings.with(wechat.uri());
    try (BasicDataSource pool = Database.pool(settings.database())) {
      pool.setUrl(TEST_DB.url());
      pool.setUsername(null); // the test's URL names the account
      pool.setPassword(null);
      try (TestServer node = TestServer.start(settings, pool, Clock.systemUTC())) {
        new Db(TEST_DB.dataSource()).run(tx -> tx.revocations().append(Revocation.ofUser(1)));
        node.app().sessions().revocations().poll();
        long before = statements();
        for (int i = 0; i < POLLS; i++) {
          node.app().sessions().revocations().poll();
        }
        long asked = statements() - before;

        assertTrue(asked >= 3 * POLLS, () -> "the polls were counted: " + asked);
        // Some for polls that follow a pause of this machine, before which the connection is asked.
        assertTrue(asked <= 3 * POLLS + POLLS / 2, () -> POLLS + " polls, " + asked);
      }
    }
  }

  private static long statements() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
      row.next();
      return row.getLong(2);
    }
  }
}
