package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.KeySettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.service.keys.LookupHashes;

/** A lookup key is replaced node by node, while logins and bindings go on at all of them. */
class LookupKeysApiTest extends PhoneFixture {
  private static final String OLD = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final String NEW = "l2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";

  private final ApiClient oldFirst = startWith("keys.lookup", OLD + "," + NEW);
  private final ApiClient newFirst = startWith("keys.lookup", NEW + "," + OLD);

  @Test
  void aNumberBoundUnderAnyKeyIsTakenEverywhere() {
    assertEquals(0, byCode(signIn(ANNA), press(ANNA, NUMBER).code()).errno());
    String bo = signIn(BO);

    for (ApiClient node : List.of(api, oldFirst, newFirst)) {
      assertEquals(ErrorCode.PHONE_TAKEN.errno(), post(node, bo, press(BO, NUMBER).code()).errno());
    }
    assertEquals(0, post(newFirst, signIn(ANNA), press(ANNA, NUMBER).code()).errno());
    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(), post(oldFirst, bo, press(BO, NUMBER).code()).errno());
  }

  @Test
  void whoBindsWaitsForOneWhoBindsTheSameNumberUnderTheOtherKey() throws SQLException {
    String anna = signIn(ANNA);
    signIn(BO);
    List<byte[]> hashes = newFirst(NUMBER);
    String code = press(ANNA, NUMBER).code();
    try (Connection bo = TEST_DB.dataSource().getConnection()) {
      bo.setAutoCommit(false);
      execute(bo, "INSERT INTO phone_locks (hash) VALUES (?), (?)", hashes.get(0), hashes.get(1));
      CompletableFuture<Integer> errno =
          CompletableFuture.supplyAsync(() -> post(oldFirst, anna, code).errno());
      while (!errno.isDone() && waiting() == 0) {
        Thread.onSpinWait();
      }
      String claim = "UPDATE users SET phone_hash = ?, phone_claim = ? WHERE openid = '" + BO + "'";
      execute(bo, claim, hashes.get(0), hashes.get(0));
      execute(bo, "DELETE FROM phone_locks");
      bo.commit();

      assertEquals(ErrorCode.PHONE_TAKEN.errno(), errno.join());
    }
    assertEquals(0, TestRows.count(TEST_DB, "phone_locks"));
  }

  @Test
  void theSameSessionKeyIsKnownAgainUnderTheOtherKey() {
    api.login(wechat.login(ANNA).code());
    api.login(wechat.loginRotating(APP, ANNA).code());
    String before = previous();

    newFirst.login(wechat.login(ANNA).code());
    oldFirst.login(wechat.login(ANNA).code());

    assertEquals(before, previous(), "the key before is kept");
  }

  @Test
  void aNextTokenOfOneNodeIsTakenByTheOther() {
    ApiClient rotating = startWith("keys.lookup", NEW + "," + OLD, "session.rotate-after", "0s");
    JsonObject body = new JsonObject();
    body.addProperty("code", wechat.login(ANNA).code());
    body.addProperty("rotation", true);
    String token = rotating.post(LOGIN, body.toString()).token();
    String next = rotating.check(token).header("X-Next-Token");

    assertTrue(!next.isEmpty());
    assertEquals(0, oldFirst.get("/wx/auth/check", "X-OA-Token", next).errno());
  }

  private static String previous() {
    return TestRows.texts(TEST_DB, "SELECT HEX(previous) FROM session_keys").get(0);
  }

  private List<byte[]> newFirst(String number) {
    KeySettings keys = TestSettings.with(wechat.uri(), "keys.lookup", NEW + "," + OLD).keys();
    return new LookupHashes(new KeyedHash(keys.lookupBytes())).ofPhone(new Phone("86", number));
  }

  /** How many statements run that must wait: the list of transactions would be a cached one. */
  private static long waiting() {
    return TestRows.count(
        TEST_DB, "information_schema.processlist WHERE info LIKE 'INSERT INTO phone\\_locks%'");
  }

  private static void execute(Connection connection, String sql, byte[]... args)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setBytes(i + 1, args[i]);
      }
      statement.executeUpdate();
    }
  }
}
