package org.wxapplogin.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wxapplogin.config.ConfigSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** That the application can read what the sandbox writes, and that the environment wins. */
class SandboxConfigTest {
  private static final Map<String, String> REAL_WECHAT =
      Map.of("WXAPPLOGIN_WECHAT_APPID", "wxreal", "WXAPPLOGIN_WECHAT_SECRET", "s3cret");

  @TempDir Path dir;

  @Test
  void theApplicationIsToldOfTheFake() throws IOException {
    Settings settings = settings(Map.of());

    assertEquals(URI.create("http://127.0.0.1:8089"), settings.wechat().baseUrl());
    assertEquals(FakeWechat.APPID, settings.apps().get(0).appid());
    assertEquals(FakeWechat.SECRET, settings.apps().get(0).secret().reveal());
    assertEquals(FakeWechat.SECOND_APPID, settings.apps().get(1).appid());
    assertFalse(settings.admin().secureCookie());
  }

  @Test
  void keysAndPasswordAreKept() throws IOException {
    Settings first = settings(Map.of());
    Settings second = settings(Map.of());

    assertEquals(first.keys().lookup().get("").reveal(), second.keys().lookup().get("").reveal());
    assertEquals(password(first), password(second));
    assertEquals(Optional.of(password(first)), new SandboxConfig(dir, Map.of()).adminPassword());
  }

  @Test
  void onlyTheOwnerCanReadThem() throws IOException {
    settings(Map.of());

    for (String name : new String[] {"wxapplogin.properties", "sandbox.properties"}) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(name))));
    }
  }

  @Test
  void aRealAppSwitchesTheFakeOffAndLeavesNothingOfIt() throws IOException {
    settings(Map.of());
    assertTrue(new SandboxConfig(dir, REAL_WECHAT).hasRealWechat());

    Settings settings = settings(REAL_WECHAT);

    assertEquals(URI.create("https://api.weixin.qq.com"), settings.wechat().baseUrl());
    assertEquals(1, settings.apps().size());
    assertEquals("wxreal", settings.apps().get(0).appid());
  }

  @Test
  void aPasswordOfTheEnvironmentIsNotWrittenDown() throws IOException {
    Map<String, String> environment = Map.of("WXAPPLOGIN_ADMIN_PASSWORD", "chosen by me");

    assertEquals("chosen by me", password(settings(environment)));

    assertEquals(Optional.empty(), new SandboxConfig(dir, environment).adminPassword());
    assertFalse(Files.readString(dir.resolve("sandbox.properties")).contains("chosen by me"));
  }

  @Test
  void aDatabaseOfOnesOwnIsTakenAsItIs() throws IOException {
    settings(Map.of());
    Map<String, String> environment =
        Map.of(
            "WXAPPLOGIN_DB_URL", "jdbc:mysql://db/app",
            "WXAPPLOGIN_DB_USER", "me",
            "WXAPPLOGIN_DB_PASSWORD", "mine");

    assertEquals("jdbc:mysql://db/app", settings(environment).database().url());
  }

  /** One start of the sandbox, up to what the application makes of it. */
  private Settings settings(Map<String, String> environment) throws IOException {
    SandboxConfig config = new SandboxConfig(dir, environment);
    if (!config.hasOwnDatabase()) {
      config.useDatabase("jdbc:mysql://127.0.0.1:1/x", "wxapplogin", "secret");
    }
    if (!config.hasRealWechat()) {
      config.useWechat(URI.create("http://127.0.0.1:8089"));
    }
    return Settings.from(ConfigSource.of(environment, config.write()), false);
  }

  private static String password(Settings settings) {
    return settings.admin().firstPassword().orElseThrow().reveal();
  }
}
