package org.wxapplogin.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wxapplogin.config.ConfigException;

class PublicPathTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example/wxapplogin, /wxapplogin",
    "https://a.example/wxapplogin/, /wxapplogin",
    "https://a.example/a/login, /a/login",
    "https://a.example, ''",
    "https://a.example/, ''",
  })
  void isTheContextPath(URI publicUrl, String contextPath) {
    assertDoesNotThrow(() -> PublicPath.check(Optional.of(publicUrl), contextPath));
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x/wxapplogin, /wxapplogin",
    "https://a.example/x, /wxapplogin",
    "https://a.example, /wxapplogin",
    "https://a.example/wxapplogin, ''",
    "https://a.example/WxAppLogin, /wxapplogin",
  })
  void orElseTheMessageNamesBoth(URI publicUrl, String contextPath) {
    ConfigException refused =
        assertThrows(
            ConfigException.class, () -> PublicPath.check(Optional.of(publicUrl), contextPath));

    assertTrue(refused.getMessage().contains("public-url (WXAPPLOGIN_PUBLIC_URL)"));
    assertTrue(refused.getMessage().contains(contextPath));
  }

  @Test
  void nothingIsSaidWithoutAnAddress() {
    assertDoesNotThrow(() -> PublicPath.check(Optional.empty(), "/wxapplogin"));
  }
}
