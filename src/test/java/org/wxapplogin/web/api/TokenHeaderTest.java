package org.wxapplogin.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestSite;

/** Where a token may stand in a request, and where not. */
class TokenHeaderTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final ApiClient api = new ApiClient(site.node());

  @Test
  void tokenIsTakenFromHeadersOnly() {
    String token = api.login(site.wechat().login().code()).token();

    assertEquals(0, api.get("/wx/auth/check", "Authorization", "Bearer " + token).errno());
    assertEquals(0, api.get("/wx/auth/check", "authorization", "bearer " + token).errno());
    assertEquals(0, api.get("/wx/auth/check", "Authorization", token).errno());
    assertEquals(0, api.get("/wx/auth/check", "X-OA-Token", "Bearer " + token).errno());
    assertEquals(501, api.get("/wx/auth/check?X-OA-Token=" + token + "&token=" + token).errno());
    assertEquals(501, api.get("/wx/auth/check", "Cookie", "X-OA-Token=" + token).errno());
  }

  /** As three shops that many have forked send theirs. */
  @Test
  void tokenIsFoundAsClientsInTheWildSendIt() {
    ApiClient shop =
        new ApiClient(
            site.node("token.headers", "X-OA-Token,Authorization,Authori-zation,X-WX-Skey"));
    String token = api.login(site.wechat().login().code()).token();

    for (List<String> header :
        List.of(
            List.of("Authorization", token),
            List.of("Authorization", "Bearer  " + token),
            List.of("Authori-zation", "Bearer " + token),
            List.of("Authori-zation", "bearer " + token),
            List.of("X-WX-Skey", token))) {
      assertEquals(
          0, shop.get("/wx/auth/check", header.get(0), header.get(1)).errno(), header.get(0));
    }
    for (String none : List.of("Bearer", "Bearer ", "Basic b3JkZXJzOng=", "Token token=x", " ")) {
      assertEquals(
          0,
          shop.get("/wx/auth/check", "Authorization", none, "X-WX-Skey", token).errno(),
          "a header without a token is passed over: " + none);
    }
    assertEquals(501, shop.get("/wx/auth/check", "X-Other", token).errno());
  }
}
