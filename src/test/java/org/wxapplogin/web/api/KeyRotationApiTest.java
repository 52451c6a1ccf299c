package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.app.App;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.config.KeySettings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.SealedDao.Row;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.sandbox.wechat.PhoneButton;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.Reseal;
import org.wxapplogin.service.keys.Tally;

/** Keys are tried at the start, and everything is brought under new ones while logins go on. */
class KeyRotationApiTest extends PhoneFixture {
  private static final String K1 = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String K2 = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";
  private static final String WRONG_K1 = K2.replace("k2", "k1");
  private static final String L1 = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
  private static final String L2 = "l2:MDEyMzQ1Njc4OUFCQ0RFRkdISUpLTE1OT1BRUlNUVVY=";

  private String token;

  @BeforeEach
  void bind() {
    token = signIn(ANNA);
    api.login(wechat.loginRotating(APP, ANNA).code());
    assertEquals(0, byCode(token, press(ANNA, NUMBER).code()).errno());
  }

  @Test
  void aWrongKeyUnderAKnownNameEndsTheStart() {
    ConfigException e = assertThrows(ConfigException.class, () -> start(WRONG_K1, L1));

    String message = e.getMessage();
    assertTrue(message.contains("keys.sealing (WXAPPLOGIN_KEYS_SEALING)"), message);
    assertTrue(message.contains(" k1 "), message);
    assertTrue(message.contains("session keys (table session_keys)"), message);
    assertTrue(message.contains("phone numbers (table users)"), message);
    assertTrue(message.contains("access tokens (table access_tokens)"), message);
    assertFalse(message.contains(K2.substring(3)), message);
  }

  @Test
  void aWrongLookupKeyEndsTheStart() {
    ConfigException e = assertThrows(ConfigException.class, () -> start(K1, L2));

    assertTrue(e.getMessage().contains("keys.lookup (WXAPPLOGIN_KEYS_LOOKUP)"), e.getMessage());
    assertTrue(e.getMessage().contains("phone numbers (table users)"), e.getMessage());
  }

  @Test
  void aKeyThatWasTakenOutOrIsNewDoesNotEndTheStart() {
    start(K2, L1);
    start(K2 + "," + K1, L2 + "," + L1);
  }

  @Test
  void aWordThatLetAnAdminBackInIsNotUsedAgainUnderANewKey() {
    String[] word = {"admin.rescue", "word", "keys.lookup", L1};
    server(word);
    server("admin.rescue", "word", "keys.lookup", L2 + "," + L1);
    TestRows.execute(TEST_DB, "UPDATE users SET phone_sealed = NULL, phone_hash = NULL");
    TestRows.execute(TEST_DB, "DELETE FROM session_keys");
    server("admin.rescue", "word", "keys.lookup", L2);

    assertEquals(1, TestRows.count(TEST_DB, "audit_events WHERE act = 'RESCUE_ADMIN'"));
  }

  @Test
  void whatIsBroughtUnderNewKeysNeedsTheOldOnesNoMore() throws SQLException {
    Map<SealedKind, Tally> tallies = reseal(K2 + "," + K1, L2 + "," + L1);

    assertEquals(Map.of("k1", 2L), tallies.get(SealedKind.SESSION_KEY).opened());
    assertEquals(1, tallies.get(SealedKind.SESSION_KEY).renewed());
    assertEquals(1, tallies.get(SealedKind.PHONE).renewed());
    assertEquals(1, tallies.get(SealedKind.ACCESS_TOKEN).renewed());
    Map<SealedKind, Tally> again = reseal(K2, L2);
    assertEquals(Map.of("k2", 2L), again.get(SealedKind.SESSION_KEY).opened());
    assertEquals(Map.of("l2", 1L), again.get(SealedKind.PHONE).hashes());
    assertEquals(0, again.get(SealedKind.PHONE).renewed());
    int asked = wechat.requests(STABLE).size();
    ApiClient node = start(K2, L2);
    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(),
        post(node, signInAt(node, BO), press(BO, NUMBER).code()).errno());
    assertEquals(
        "138****8000",
        node.get("/wx/user/profile", "X-OA-Token", token)
            .data()
            .getAsJsonObject("userInfo")
            .get("phone")
            .getAsString());
    PhoneButton button = press(ANNA, NUMBER);
    JsonObject body = new JsonObject();
    body.addProperty("encryptedData", button.encryptedData());
    body.addProperty("iv", button.iv());
    assertEquals(0, node.post(BIND, body.toString(), "X-OA-Token", token).errno());
    assertEquals(asked, wechat.requests(STABLE).size());
  }

  @Test
  void hashesAreMadeAnewWhenTheirKeyIsLost() throws SQLException {
    Map<SealedKind, Tally> tallies = reseal(K1, L2);

    assertEquals(Map.of(Reseal.NO_KEY, 1L), tallies.get(SealedKind.PHONE).hashes());
    ApiClient node = start(K1, L2);
    assertEquals(
        ErrorCode.PHONE_TAKEN.errno(),
        post(node, signInAt(node, BO), press(BO, NUMBER).code()).errno());
  }

  @Test
  void whatDoesNotOpenIsCountedByItsKeyAndLeft() throws SQLException {
    String before = sealedPhone();

    Map<SealedKind, Tally> tallies = reseal(K2, L1);

    assertEquals(Map.of("k1", 1L), tallies.get(SealedKind.PHONE).unopened());
    assertEquals(before, sealedPhone());
  }

  @Test
  void aRowThatALoginHasChangedSinceItWasReadIsLeftToTheLogin() throws SQLException {
    try (BasicDataSource pool = toolsPool()) {
      Db db = new Db(pool);
      List<Row> read =
          db.read(tx -> tx.sealedValues().next(SealedKind.SESSION_KEY, Optional.empty(), 10));
      api.login(wechat.loginRotating(APP, ANNA).code());
      String fresh = TestRows.texts(TEST_DB, "SELECT HEX(newest) FROM session_keys").get(0);

      int left = db.inTx(tx -> tx.sealedValues().replaceAll(SealedKind.SESSION_KEY, read, read));

      assertEquals(1, left);
      assertEquals(fresh, TestRows.texts(TEST_DB, "SELECT HEX(newest) FROM session_keys").get(0));
    }
  }

  private static String sealedPhone() {
    return TestRows.texts(
            TEST_DB, "SELECT HEX(phone_sealed) FROM users WHERE phone_sealed IS NOT NULL")
        .get(0);
  }

  private ApiClient start(String sealing, String lookup) {
    return new ApiClient(server("keys.sealing", sealing, "keys.lookup", lookup));
  }

  private TestServer server(String... settings) {
    TestServer node = site.node(settings);
    App prepared = node.app().prepare();
    assertEquals(node.app(), prepared);
    return node;
  }

  private String signInAt(ApiClient node, String openid) {
    return node.login(wechat.login(openid).code()).token();
  }

  private Map<SealedKind, Tally> reseal(String sealing, String lookup) throws SQLException {
    KeySettings keys =
        TestSettings.with(wechat.uri(), "keys.sealing", sealing, "keys.lookup", lookup).keys();
    Map<SealedKind, Tally> tallies = new EnumMap<>(SealedKind.class);
    try (BasicDataSource pool = toolsPool()) {
      Reseal reseal =
          new Reseal(
              new Db(pool),
              new Sealer(keys.sealingBytes(), new SecureRandom()),
              new LookupHashes(new KeyedHash(keys.lookupBytes())));
      for (SealedKind kind : SealedKind.values()) {
        tallies.put(kind, reseal.walk(kind, true, rows -> {}));
      }
    }
    return tallies;
  }

  /** As the operator's command has it. */
  private static BasicDataSource toolsPool() {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(TEST_DB.url());
    pool.addConnectionProperty("rewriteBatchedStatements", "true");
    return pool;
  }
}
