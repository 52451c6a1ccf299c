package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestServices;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** What /auth/verify and /oauth2/introspect say beside the user's id, to whom. */
class IdentityApiTest extends BackendFixture {
  @Test
  void whoMayReadUsersLearnsOpenidUnionidAndPersonWithTheAnswer() {
    Person anna = signIn(APP, wechat.loginWithUnionid(APP, ANNA, "uAnna"));
    String person =
        TestServices.json(get(TestServices.ALL, "/service/users/" + anna.id()))
            .get("person")
            .getAsString();

    HttpResponse<String> verified = verify(TestServices.ALL, anna);
    assertEquals(ANNA, header(verified, "X-Openid"));
    assertEquals("uAnna", header(verified, "X-Unionid"));
    assertEquals(person, header(verified, "X-Person"));
    JsonObject active = TestServices.json(introspect(TestServices.ALL, anna));
    assertEquals(ANNA, active.get("openid").getAsString());
    assertEquals("uAnna", active.get("unionid").getAsString());
    assertEquals(person, active.get("person").getAsString());
    assertEquals(FakeWechat.APPID, active.get("client_id").getAsString());
  }

  @Test
  void whoMayNotReadUsersLearnsNoneOfThem() {
    Person anna = signIn(APP, wechat.loginWithUnionid(APP, ANNA, "uAnna"));

    HttpResponse<String> verified = verify("verify", anna);
    assertEquals(204, verified.statusCode());
    JsonObject active = TestServices.json(introspect("introspect", anna));
    for (String name : List.of("openid", "unionid", "person")) {
      assertEquals("", header(verified, "X-" + name), name);
      assertFalse(active.has(name), name);
    }
  }

  @Test
  void aUserWithoutAUnionidHasNoPersonEither() {
    Person anna = signIn(ANNA);

    HttpResponse<String> verified = verify(TestServices.ALL, anna);
    assertEquals(ANNA, header(verified, "X-Openid"));
    assertEquals("", header(verified, "X-Unionid"));
    assertEquals("", header(verified, "X-Person"));
    assertFalse(TestServices.json(introspect(TestServices.ALL, anna)).has("unionid"));
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
