package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestSettings;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.dao.Db;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.apps.Apps;

/** The operator's command takes apps of the configuration over into the database. */
class AppsCommandTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final String K1 = "k1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String K2 = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=";
  private static final String TOKEN = "pushtokenofthefirst";
  private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

  @Test
  void whatTheConfigurationSaysOfAppsIsTakenOverOnceAndNamed() {
    Settings before = configured(K1);
    String said = move(before);

    assertTrue(said.contains(FakeWechat.APPID + ": taken over"), said);
    assertTrue(said.contains("wechat.secret  WXAPPLOGIN_WECHAT_SECRET"), said);
    assertTrue(said.contains("app." + FakeWechat.APPID + ".session.idle"), said);
    assertFalse(said.contains("Beware"), said);
    for (String secret : List.of(FakeWechat.SECRET, FakeWechat.SECOND_SECRET, TOKEN, KEY)) {
      assertFalse(said.contains(secret));
    }
    assertTrue(move(before).contains(FakeWechat.APPID + ": is there already"), "again");
    assertEquals(2, TestRows.count(TEST_DB, "apps"));
    assertEquals(2, TestRows.count(TEST_DB, "audit_events WHERE act = 'MOVE_APP'"));

    assertSameApps(before, apps(bare(K1)));
  }

  @Test
  void theirSecretsAreBroughtUnderNewKeys() throws SQLException {
    move(configured(K1));
    Settings renewed = bare(K2 + "," + K1);
    try (BasicDataSource pool = new BasicDataSource()) {
      PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true);
      pool.setUrl(TEST_DB.url());
      pool.addConnectionProperty("rewriteBatchedStatements", "true");
      new KeysCommand(renewed, pool, nowhere, new Progress(nowhere, false, () -> 0)).run(true);
    }
    assertSameApps(configured(K1), apps(bare(K2)));
  }

  private static void assertSameApps(Settings before, Apps apps) {
    for (AppSettings app : before.apps()) {
      AppSettings moved = apps.find(app.appid()).orElseThrow();
      assertEquals(app.name(), moved.name());
      assertEquals(app.session(), moved.session());
      assertEquals(app.registration(), moved.registration());
      assertEquals(app.secret().reveal(), moved.secret().reveal());
      assertEquals(
          app.push().map(push -> push.token().reveal() + push.aesKey().orElseThrow().reveal()),
          moved.push().map(push -> push.token().reveal() + push.aesKey().orElseThrow().reveal()));
    }
    assertEquals(before.apps().get(0).appid(), apps.first().appid());
  }

  private String move(Settings settings) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    new AppsCommand(settings, TEST_DB.dataSource(), clock, out).run(true);
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Apps apps(Settings settings) {
    Db db = new Db(TEST_DB.dataSource());
    Apps apps =
        new Apps(
            settings, db, db, Basics.Crypto.of(settings, new SecureRandom(), kind -> {}).values());
    apps.reload();
    return apps;
  }

  private static Settings bare(String keys) {
    return TestSettings.with(NOWHERE, "wechat.appid", "", "keys.sealing", keys);
  }

  private static Settings configured(String keys) {
    String app = "app." + FakeWechat.APPID + ".";
    return TestSettings.with(
        NOWHERE,
        "keys.sealing",
        keys,
        app + "name",
        "商城",
        app + "session.idle",
        "2h",
        app + "registration",
        "known",
        app + "push.token",
        TOKEN,
        app + "push.aes-key",
        KEY);
  }
}
