package org.wxapplogin.sandbox.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;

/** The sample users on the shipped tables. */
class SampleDataTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

  @Test
  void fillsAnEmptyDatabaseOnce() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      SampleData.fill(connection, NOW);
      SampleData.fill(connection, NOW);

      assertEquals(300, count("users"));
      assertEquals(2, count("(SELECT DISTINCT appid FROM users) apps"));
      assertEquals(1, count("users WHERE nickname LIKE '%<script>%'"));
      assertEquals(0, count("users WHERE avatar_url <> ''"));
      assertEquals(0, count("users WHERE last_login_at > " + NOW.toEpochMilli()));
      assertEquals(0, count("login_events WHERE at > " + NOW.toEpochMilli()));
      assertEquals(
          LoginOutcome.values().length,
          count("(SELECT DISTINCT outcome FROM login_events) outcomes"));
    }
  }

  @Test
  void whatTheJobsForOlderUsersWouldDoIsDone() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("REPLACE INTO name_marks (id, followed, walked) VALUES (1, 0, NULL)");
      SampleData.fill(connection, NOW);
    }

    assertEquals(1, count("name_marks WHERE walked = 0"), "names are gone through again");
    assertEquals(0, count("users WHERE unionid IS NOT NULL AND person_id IS NULL"));
    assertEquals(
        count("(SELECT DISTINCT unionid FROM users WHERE unionid IS NOT NULL) u"),
        count(
            "persons JOIN (SELECT DISTINCT unionid, person_id FROM users) u USING (unionid)"
                + " WHERE id = person_id"));
  }

  @Test
  void aPersonHasOneNumberInAllTheirAppsAndNobodyElseHasIt() throws SQLException {
    Phones phones =
        new Phones(
            new SealedValues(new Sealer(Map.of("k", new byte[32]), new SecureRandom()), kind -> {}),
            new LookupHashes(new KeyedHash(Map.of("", new byte[32]))));
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      assertTrue(SampleData.fill(connection, NOW));
      SampleData.bindPhones(connection, phones);
      connection.setAutoCommit(true);
    }

    assertTrue(count("users WHERE has_phone = 1") > 50);
    assertEquals(
        count("(SELECT DISTINCT phone_hash FROM users WHERE has_phone = 1) numbers"),
        count(
            "(SELECT DISTINCT COALESCE(unionid, CONCAT('', id)) FROM users WHERE has_phone = 1)"
                + " p"));
    User user = new Db(TEST_DB.dataSource()).read(tx -> tx.users().findById(5).orElseThrow());
    assertEquals("****05", phones.shown(user).orElseThrow().ending().orElseThrow());
  }

  @Test
  void eachWhoIsDisabledHasABanAndNamesAndPicturesWaitForReview() throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection()) {
      SampleData.fill(connection, NOW);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "INSERT INTO admins (name, password_hash, role, created_at)"
                + " VALUES ('管理员', '', 'OWNER', 0)");
      }
      SampleCare.fill(connection, "管理员", NOW);
      connection.setAutoCommit(true);
    }

    assertTrue(count("bans") > 1);
    assertEquals(count("users WHERE status = 1"), count("bans WHERE by_name = '管理员'"));
    assertEquals(0, count("bans WHERE until <= " + NOW.toEpochMilli()));
    assertEquals(5, count("reviews WHERE decision IS NULL AND field = 'NICKNAME'"));
    Db db = new Db(TEST_DB.dataSource());
    List<Review> waiting = db.read(tx -> tx.reviews().findWaiting(Optional.empty(), 20));
    assertEquals(9, waiting.size());
    for (Review review : waiting) {
      User user = db.read(tx -> tx.users().findById(review.userId()).orElseThrow());
      assertTrue(review.isAbout(user.profile()), "it is what the user shows");
    }
    assertEquals(4, count("reviews JOIN avatars USING (user_id) WHERE field = 'PICTURE'"));
    assertEquals(4, count("avatars"));
  }

  private static int count(String from) throws SQLException {
    try (Connection connection = TEST_DB.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
