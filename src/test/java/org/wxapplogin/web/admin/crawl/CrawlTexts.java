package org.wxapplogin.web.admin.crawl;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestSettings;
import org.wxapplogin.crypto.Totp;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.web.admin.page.Paths;

/** What the crawl types into fields that are empty, as an admin would who knows what is asked. */
final class CrawlTexts {
  private static final String NEW_PASSWORD = "four words in a row";

  private final TestClock clock;
  private final String admin;
  private final Map<String, String> texts = new HashMap<>();
  private byte[] secret = new byte[0];

  /**
   * @param admin who is signed in
   * @param user whom filters are about
   * @param ip from which that user logged in
   */
  CrawlTexts(TestClock clock, String admin, long user, String ip) {
    this.clock = clock;
    this.admin = admin;
    texts.put("user", Long.toString(user));
    texts.put("ip", ip);
    texts.put("from", "2024-01-01T00:00");
    texts.put("until", "2030-01-01T00:00");
    texts.put("q", "oTest");
    texts.put("openids", "oNobodyOfThisApp");
    texts.put("reason", "spam");
    texts.put("note", "called back");
    texts.put("filter-name", "Some users");
    texts.put("text", "asked by phone");
    texts.put("appid", "wx00000000000000aa");
    texts.put("secret", "0123456789abcdef0123456789abcdef");
    texts.put("new", NEW_PASSWORD);
    texts.put("again", NEW_PASSWORD);
    passwordIs(TestSettings.ADMIN_PASSWORD);
  }

  /** By the names of fields. A code of an authenticator app is good once: time goes on. */
  Map<String, String> of(CrawledPage page) {
    page.html().select("a[href^=otpauth:]").stream()
        .map(link -> link.attr("href").replaceFirst(".*[?&]secret=([A-Z2-7]+).*", "$1"))
        .forEach(text -> secret = Totp.fromBase32(Secret.of(text)));
    if (secret.length > 0) {
      clock.advance(Duration.ofSeconds(30));
      texts.put("code", Totp.code(secret, Totp.step(clock.instant())));
    }
    texts.put("name", page.address().startsWith(Paths.SIGN_IN) ? admin : "newcomer");
    return texts;
  }

  /** What the form that was sent has changed about what must be typed. */
  void sent(CrawlForm form) {
    if (form.has("new")) {
      passwordIs(NEW_PASSWORD);
    }
  }

  private void passwordIs(String password) {
    for (String field : new String[] {"password", "current", "confirm-password"}) {
      texts.put(field, password);
    }
  }
}
