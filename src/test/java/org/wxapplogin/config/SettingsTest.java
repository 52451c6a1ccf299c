package org.wxapplogin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @TempDir Path dir;

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> file = new HashMap<>();

  SettingsTest() {
    file.put("wechat.appid", "wx1");
    file.put("wechat.secret", "appsecret");
    file.put("db.url", "jdbc:mysql://127.0.0.1/wxapplogin");
    file.put("db.user", "wxapplogin");
    file.put("db.password", "db-password");
    file.put("keys.sealing", "k1:" + KEY);
    file.put("keys.lookup", KEY);
  }

  @Test
  void whatIsRequiredSuffices() {
    Settings settings = read();

    assertEquals("wx1", settings.apps().get(0).appid());
    assertEquals("appsecret", settings.apps().get(0).secret().reveal());
    assertEquals(Duration.ofMillis(2500), settings.wechat().exchangeDeadline());
    assertEquals(Duration.ofDays(30), settings.apps().get(0).session().idle());
    assertEquals(List.of("X-OA-Token", "Authorization"), settings.tokenHeaders());
    assertTrue(settings.admin().firstPassword().isEmpty());
  }

  @Test
  void allFaultsAreToldAtOnce() {
    file.remove("wechat.secret");
    file.put("db.pool-size", "many");
    file.put("session.idle", "30");
    file.put("keys.lookup", "c2hvcnQ=");
    file.put("db.migrate", "yes");

    assertFaults(
        "session.idle (WXAPPLOGIN_SESSION_IDLE)"
            + " must be a number with ms, s, m, h or d, such as 30s",
        "wechat.secret (WXAPPLOGIN_WECHAT_SECRET) is not set",
        "db.pool-size (WXAPPLOGIN_DB_POOL_SIZE) must be a whole number",
        "db.migrate (WXAPPLOGIN_DB_MIGRATE) must be true or false",
        "keys.lookup (WXAPPLOGIN_KEYS_LOOKUP) must be 32 bytes in base64,"
            + " such as openssl rand -base64 32 prints");
  }

  @Test
  void noFaultQuotesAValue() {
    String given = "marked-value";
    Settings.keysAndDefaults().keySet().stream()
        .filter(key -> !key.contains("<"))
        .forEach(key -> file.put(key, given + " %&"));

    ConfigException refused = assertThrows(ConfigException.class, this::read);

    assertTrue(refused.faults().size() > 15, refused.getMessage());
    assertFalse(refused.getMessage().contains(given), refused.getMessage());
  }

  @Test
  void secretsDoNotPrintThemselves() {
    file.put("admin.password", "a password for us");

    String printed = read().toString();

    for (String secret : List.of("appsecret", "db-password", "a password for us", KEY)) {
      assertFalse(printed.contains(secret), printed);
    }
  }

  @Test
  void environmentCountsBeforeTheFile() {
    file.put("db.pool-size", "10");
    environment.put("WXAPPLOGIN_DB_POOL_SIZE", "20");

    assertEquals(20, read().database().poolSize());
  }

  @Test
  void aBlankValueIsNone() {
    file.put("db.pool-size", " ");

    assertEquals(32, read().database().poolSize());
  }

  @Test
  void aSecretIsReadFromAFile() throws IOException {
    file.remove("wechat.secret");
    environment.put("WXAPPLOGIN_WECHAT_SECRET_FILE", secretFile("fromenvironment\n"));
    file.remove("db.password");
    file.put("db.password.file", secretFile("  from-file  "));

    Settings settings = read();

    assertEquals("fromenvironment", settings.apps().get(0).secret().reveal());
    assertEquals("from-file", settings.database().password().reveal());
  }

  @Test
  void aSecretGivenTwiceIsAFault() throws IOException {
    environment.put("WXAPPLOGIN_WECHAT_SECRET_FILE", secretFile("other"));

    assertFaults("wechat.secret (WXAPPLOGIN_WECHAT_SECRET) is given twice, directly and by file");
  }

  @Test
  void aSecretFileThatIsNotThereIsAFault() {
    file.remove("wechat.secret");
    file.put("wechat.secret.file", dir.resolve("absent").toString());

    assertFaults("wechat.secret (WXAPPLOGIN_WECHAT_SECRET) names a file that cannot be read");
  }

  /** Otherwise each message of WeChat's would be refused as if it were not WeChat's. */
  @Test
  void aKeyForPushesThatIsNoneIsAFault() {
    file.put("wechat.appid", "wx1");
    file.put("app.wx1.push.token", "pushtoken");
    file.put("app.wx1.push.aes-key", "*".repeat(43));

    assertFaults(
        "app.wx1.push.aes-key (WXAPPLOGIN_APP_WX1_PUSH_AES_KEY) must be the 43 letters and digits"
            + " that WeChat shows as EncodingAESKey");
  }

  @Test
  void contentIsNotCheckedWithoutAWayForTheVerdict() {
    file.put("wechat.appid", "wx1,wx2,wx3");
    file.put("app.wx2.secret", "appsecret");
    file.put("app.wx3.secret", "appsecret");
    file.put("app.wx2.push.token", "pushtoken");
    file.put("wechat.check-content", "true");

    String why = "must be set, because wechat.check-content is: WeChat pushes its verdicts";
    assertFaults(
        "app.wx1.push.token (WXAPPLOGIN_APP_WX1_PUSH_TOKEN) " + why,
        "app.wx3.push.token (WXAPPLOGIN_APP_WX3_PUSH_TOKEN) " + why);
  }

  @Test
  void anUnknownKeyIsAFault() {
    file.put("db.pool-sise", "10");
    environment.put("WXAPPLOGIN_SESION_IDLE", "1d");
    environment.put("WXAPPLOGIN_SESSION_IDLE_FIL", "1d");
    environment.put("PATH", "/bin");

    assertFaults(
        "WXAPPLOGIN_SESION_IDLE is not a setting of this server",
        "WXAPPLOGIN_SESSION_IDLE_FIL is not a setting of this server",
        "db.pool-sise is not a setting of this server");
  }

  @Test
  void durationsHaveUnits() {
    assertEquals(Duration.ofMillis(700), deadline("700ms"));
    assertEquals(Duration.ofSeconds(2), deadline("2s"));
    assertEquals(Duration.ofSeconds(2), deadline("2 s"));
    assertEquals(Duration.ofMinutes(90), idle("90m"));
    assertEquals(Duration.ofHours(36), idle("36h"));
    assertEquals(Duration.ofDays(7), idle("7d"));
  }

  @Test
  void durationsHaveBounds() {
    assertEquals(Duration.ofMillis(100), deadline("100ms"));
    assertEquals(Duration.ofSeconds(30), deadline("30s"));
    for (String outside : List.of("99ms", "30001ms")) {
      file.put("wechat.exchange-deadline", outside);
      assertFaults(
          "wechat.exchange-deadline (WXAPPLOGIN_WECHAT_EXCHANGE_DEADLINE)"
              + " must be from 100ms to 30000ms");
    }
  }

  @Test
  void eachFurtherAppHasItsOwnSecret() {
    file.put("wechat.appid", "wx1, wx2");
    environment.put("WXAPPLOGIN_APP_WX2_SECRET", "second");

    List<AppSettings> apps = read().apps();

    assertEquals(List.of("wx1", "wx2"), apps.stream().map(AppSettings::appid).toList());
    assertEquals("second", apps.get(1).secret().reveal());

    environment.clear();
    assertFaults("app.wx2.secret (WXAPPLOGIN_APP_WX2_SECRET) is not set");
  }

  @Test
  void theFirstSealingKeyIsTheFirstNamed() {
    file.put("keys.sealing", "new:" + KEY + ",old:" + KEY);

    assertEquals(List.of("new", "old"), List.copyOf(read().keys().sealing().keySet()));
  }

  @Test
  void aContainersDataSourceNeedsNoDatabaseSettings() {
    List.of("db.url", "db.user", "db.password").forEach(file::remove);

    Settings settings = Settings.from(new ConfigSource(environment, file), true);

    assertTrue(settings.database().migrate());
    assertFaults(
        "db.url (WXAPPLOGIN_DB_URL) is not set",
        "db.user (WXAPPLOGIN_DB_USER) is not set",
        "db.password (WXAPPLOGIN_DB_PASSWORD) is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\u00A0", "\u200B", "\u2060", "\u0007", "\uE000"})
  void whatCannotBeSeenIsAFault(String unseen) throws IOException {
    String sentence =
        " must have no characters that cannot be seen, but has U+%04X"
            .formatted((int) unseen.charAt(0));
    file.remove("wechat.secret");
    environment.put("WXAPPLOGIN_WECHAT_SECRET_FILE", secretFile(unseen + "appsecret"));
    file.put("db.password", "pass" + unseen + "word");
    environment.put("WXAPPLOGIN_ADMIN_NAME", "boss" + unseen);

    assertFaults(
        "wechat.secret (WXAPPLOGIN_WECHAT_SECRET)" + sentence,
        "db.password (WXAPPLOGIN_DB_PASSWORD)" + sentence,
        "admin.name (WXAPPLOGIN_ADMIN_NAME)" + sentence);
  }

  @Test
  void aSecretOfTwoLinesIsAFault() throws IOException {
    file.remove("db.password");
    file.put("db.password.file", secretFile("one\ntwo\n"));

    assertFaults(
        "db.password (WXAPPLOGIN_DB_PASSWORD)"
            + " must have no characters that cannot be seen, but has U+000A");
  }

  @Test
  void aSecretFileThatIsNotUtf8IsAFault() throws IOException {
    file.remove("db.password");
    Path utf16 = Files.writeString(dir.resolve("utf16"), "password", StandardCharsets.UTF_16);
    file.put("db.password.file", utf16.toString());

    assertFaults("db.password (WXAPPLOGIN_DB_PASSWORD) names a file that is not UTF-8");
  }

  @Test
  void aPropertiesFileWithAByteOrderMarkIsAFault() throws IOException {
    Path properties = Files.writeString(dir.resolve("p.properties"), "\uFEFFdb.user=wx\n");

    ConfigException refused =
        assertThrows(ConfigException.class, () -> ConfigSource.of(Map.of(), properties));

    assertEquals(
        List.of(properties + " begins with a byte-order mark: save it as UTF-8 without one"),
        refused.faults());
  }

  @Test
  void aKeyThatOnlyLooksRightIsShownAsItIs() {
    file.put("db.pool\u2011size", "10");

    assertFaults("db.pool\\u2011size is not a setting of this server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wechat.appid         | gh_0123456789ab
          wechat.appid         | wx1。wx2
          wechat.secret        | 'app secret'
          wechat.secret        | “appsecret”
          app.wx1.push.token   | no_token
          app.wx1.push.token   | ab
          app.wx1.push.aes-key | abcdefghijklmnopqrstuvwxyz0123456789ABCDEF=
          app.wx1.push.aes-key | abcdefghijklmnopqrstuvwxyz0123456789ABCDEF-
          app.wx1.push.aes-key | tooshort
          keys.lookup          | MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MD_=
          keys.sealing         | k1:MDEyMzQ1Njc4OTAx
          keys.sealing         | K1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=
          wechat.base-url      | https://api.weixin.qq.com#x
          public-url           | https://例子.example
          public-url           | https://a.example:99999
          public-url           | ftp://a.example
          admin.zone           | Asia/Peking
          admin.password       | short
          admin.password       | 🐼🐨🐯🦁🐮🐷
          admin.password       | password12345
          admin.password       | 13800138000138
          admin.password       | adminadmin2025
          admin.two-step       | yes
          token.headers        | X-Token;X-Other
          token.headers        | 令牌
          services             | Orders
          db.url               | mysql://127.0.0.1/wxapplogin
          db.url               | jdbc:mariadb://127.0.0.1/wxapplogin
          db.user              | wx applogin
          """)
  void whatHasNotTheFormOfItsSettingIsAFault(String key, String value) {
    file.put("app.wx1.push.token", "token");
    file.put(key, value);

    ConfigException refused = assertThrows(ConfigException.class, this::read);

    assertTrue(
        refused.faults().stream()
            .anyMatch(
                fault -> fault.startsWith(key + " (" + ConfigSource.environmentName(key) + ") ")),
        refused.getMessage());
    assertFalse(refused.getMessage().contains(value), refused.getMessage());
  }

  @Test
  void whatHasTheFormIsTaken() {
    file.put("app.wx1.push.token", "Token3");
    file.put("app.wx1.push.aes-key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
    file.put("admin.name", "管理员 王");
    file.put("admin.password", "床前明月光疑是地上霜举头");
    file.put("admin.zone", "+08:00");
    file.put("admin.two-step", "required");
    file.put("db.url", "jdbc:mysql:loadbalance://a:3306,b:3306/wxapplogin?sslMode=REQUIRED");
    file.put("public-url", "https://a.example:8443/wxapplogin/");

    Settings settings = read();

    assertEquals(TwoStep.REQUIRED, settings.admin().twoStep());
    assertEquals("管理员 王", settings.admin().firstName());
  }

  @Test
  void theFileIsUtf8() throws IOException {
    Path properties = Files.writeString(dir.resolve("p.properties"), "admin.name = 管理员\n");

    ConfigSource source = ConfigSource.of(Map.of(), properties);

    assertEquals("管理员", source.find("admin.name").orElseThrow());
  }

  @Test
  void aNamedFileThatIsNotThereIsAFault() {
    Path absent = dir.resolve("absent.properties");

    assertThrows(ConfigException.class, () -> ConfigSource.of(Map.of(), absent));
  }

  private Settings read() {
    return Settings.from(new ConfigSource(environment, file), false);
  }

  private Duration deadline(String text) {
    file.put("wechat.exchange-deadline", text);
    return read().wechat().exchangeDeadline();
  }

  private Duration idle(String text) {
    file.put("session.idle", text);
    return read().apps().get(0).session().idle();
  }

  private String secretFile(String content) throws IOException {
    return Files.writeString(Files.createTempFile(dir, "secret", ""), content).toString();
  }

  private void assertFaults(String... sentences) {
    ConfigException refused = assertThrows(ConfigException.class, this::read);
    assertEquals(Arrays.asList(sentences), refused.faults());
  }
}
