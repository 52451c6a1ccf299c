package org.wxapplogin.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;

/**
 * Name and secret of a service in HTTP Basic: as they are, which most tools send, or form-encoded
 * before, which RFC 6749 §2.3.1 asks of OAuth clients.
 */
class ServiceCredentialsTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final String NAME = "order-service";
  private static final int WRONG_SECRETS_A_MINUTE = 60;

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p+q % & : / = ü 中文 and some more",
        "100%-sure-that-this-is-no-escape",
        "looks%2Dlike%2Dan%2Descape%2Dbut-is-not",
        "ends-with-a-percent-sign-:-%",
        "aVlRwY1xk+3Nn0q/2wVb9q==:colon"
      })
  void aSecretOfAnySignsIsKnownEitherWay(String secret) {
    ApiClient api = nodeWith(secret);

    for (int i = 0; i <= WRONG_SECRETS_A_MINUTE; i++) {
      assertEquals(200, metrics(api, NAME + ":" + secret), "as it is");
      assertEquals(200, metrics(api, form(NAME) + ":" + form(secret)), "form-encoded");
    }
    assertEquals(200, metrics(api, oneByOne(NAME) + ":" + oneByOne(secret)), "all signs encoded");
    assertEquals(401, metrics(api, NAME + ":" + secret + "x"), "no good one counted as wrong");
  }

  @Test
  void onlyTheTwoReadingsAreAccepted() {
    String secret = "p+q % & : / = ü 中文 and some more";
    ApiClient api = nodeWith(secret);

    for (String wrong :
        List.of(form(form(secret)), secret.replace('+', ' '), secret.strip() + "%", "", "%", "+")) {
      assertEquals(401, metrics(api, NAME + ":" + wrong), wrong);
    }
  }

  @Test
  void whoSendsNoSecretYetHasNotSentAWrongOne() {
    ApiClient api = nodeWith("the-secret-of-order-service-0123456789");

    for (int i = 0; i <= WRONG_SECRETS_A_MINUTE; i++) {
      HttpResponse<String> challenged = api.send("/metrics", "GET", "", "Accept", "*/*");
      assertEquals(401, challenged.statusCode(), "clients that wait for the challenge");
      assertTrue(challenged.headers().firstValue("WWW-Authenticate").isPresent());
    }
  }

  private ApiClient nodeWith(String secret) {
    TestServer server =
        site.node(
            () -> 0,
            "services",
            "orders," + NAME,
            "service." + NAME + ".secret",
            secret,
            "service." + NAME + ".scopes",
            "metrics");
    return new ApiClient(server);
  }

  private static int metrics(ApiClient api, String pair) {
    return api.send("/metrics", "GET", "", "Authorization", ServiceApiTest.basic(pair))
        .statusCode();
  }

  private static String form(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** As clients do that encode more than they must, such as the dash. */
  private static String oneByOne(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      encoded.append("%%%02x".formatted(b));
    }
    return encoded.toString();
  }
}
