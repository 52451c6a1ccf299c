package org.wxapplogin.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.KeySettings;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.sandbox.host.PrivateFiles;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;

/**
 * The application's configuration in the sandbox: a properties file beside the database. Keys and
 * the admin's password are made once and kept in a second file, which only the sandbox reads. What
 * the environment sets is left out of the application's file.
 */
final class SandboxConfig {
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_BYTES = 12;

  /** Whether the environment gave the admin's password when the admin was made. */
  private static final String PASSWORD_WAS_GIVEN = "sandbox.admin-password-was-given";

  private final Path file;
  private final Path kept;
  private final Map<String, String> environment;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> values = new TreeMap<>();

  /** Reads what the last start wrote. */
  SandboxConfig(Path dir, Map<String, String> environment) throws IOException {
    this.file = dir.resolve("wxapplogin.properties");
    this.kept = dir.resolve("sandbox.properties");
    this.environment = environment;
    if (Files.exists(kept)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(kept, UTF_8)) {
        properties.load(reader);
      }
      properties.forEach((key, value) -> values.put((String) key, (String) value));
    }
  }

  /** Whether the developer brought an AppID and secret of WeChat's. */
  boolean hasRealWechat() {
    return isGiven("wechat.appid");
  }

  /** Whether the developer brought a database. */
  boolean hasOwnDatabase() {
    return isGiven("db.url");
  }

  void useDatabase(String url, String user, String password) {
    values.put("db.url", url);
    values.put("db.user", user);
    values.put("db.password", password);
  }

  /** Where phones of this machine reach the application. */
  void servesAt(String application) {
    values.put("public-url", application);
  }

  void useWechat(URI baseUrl) {
    values.put("wechat.base-url", baseUrl.toString());
    values.put("wechat.appid", FakeWechat.APPID + "," + FakeWechat.SECOND_APPID);
    values.put("wechat.secret", FakeWechat.SECRET);
    values.put("app." + FakeWechat.SECOND_APPID + ".secret", FakeWechat.SECOND_SECRET);
    values.put("app." + FakeWechat.APPID + ".name", "小店 Shop");
    values.put("app." + FakeWechat.SECOND_APPID + ".name", "社区 Forum");
    for (String appid : List.of(FakeWechat.APPID, FakeWechat.SECOND_APPID)) {
      values.put("app." + appid + ".push.token", FakeWechat.PUSH_TOKEN);
      values.put("app." + appid + ".push.aes-key", FakeWechat.PUSH_AES_KEY);
      values.put("app." + appid + ".push.plain-too", "true"); // to try either
    }
  }

  /** Writes the application's file and returns its path. */
  Path write() throws IOException {
    values.computeIfAbsent("keys.sealing", key -> "sandbox:" + newKey());
    values.computeIfAbsent("keys.lookup", key -> newKey());
    values.computeIfAbsent("admin.password", key -> newPassword());
    values.computeIfAbsent(PASSWORD_WAS_GIVEN, key -> String.valueOf(isGiven("admin.password")));
    values.put("admin.secure-cookie", "false"); // the sandbox has no https
    PrivateFiles.write(kept, lines(key -> true));
    PrivateFiles.write(file, lines(this::isForTheApplication));
    return file;
  }

  /** Seals phone numbers as the application does. Its file must have been written before. */
  Phones phones() {
    KeySettings keys = Settings.from(ConfigSource.of(environment, file), false).keys();
    return new Phones(
        new SealedValues(new Sealer(keys.sealingBytes(), random), kind -> {}),
        new LookupHashes(new KeyedHash(keys.lookupBytes())));
  }

  String adminName() {
    return environment.getOrDefault(ConfigSource.environmentName("admin.name"), "admin");
  }

  /** The password the admin was made with; empty if the developer chose it. */
  Optional<String> adminPassword() {
    return Boolean.parseBoolean(values.get(PASSWORD_WAS_GIVEN))
        ? Optional.empty()
        : Optional.of(values.get("admin.password"));
  }

  /** A connection to the embedded database; empty if the developer brought another one. */
  Optional<Connection> connect() throws SQLException {
    return hasOwnDatabase()
        ? Optional.empty()
        : Optional.of(
            DriverManager.getConnection(
                values.get("db.url") + "&rewriteBatchedStatements=true",
                values.get("db.user"),
                values.get("db.password")));
  }

  private boolean isForTheApplication(String key) {
    boolean stale =
        key.startsWith("db.") && hasOwnDatabase()
            || (key.startsWith("wechat.") || key.startsWith("app.")) && hasRealWechat();
    return !stale && !key.startsWith("sandbox.") && !isGiven(key);
  }

  private String lines(Predicate<String> wanted) {
    return values.entrySet().stream()
        .filter(entry -> wanted.test(entry.getKey()))
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
        .collect(
            Collectors.joining("", "# Written by the sandbox at each start; do not edit.\n", ""));
  }

  private boolean isGiven(String key) {
    String name = ConfigSource.environmentName(key);
    return !environment.getOrDefault(name, "").isBlank()
        || !environment.getOrDefault(name + "_FILE", "").isBlank();
  }

  private String newKey() {
    return Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
  }

  private String newPassword() {
    return Base64.getUrlEncoder().encodeToString(bytes(PASSWORD_BYTES));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
