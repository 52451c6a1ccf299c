package org.wxapplogin.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenIntrospectionErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/**
 * Spring Security and Nimbus ask /oauth2/introspect with a secret of awkward signs, which both
 * form-encode. bin/test-clients says in the environment where the server is.
 */
class IntrospectionClientsTest {
  private static final String SERVER = System.getenv("WXAPPLOGIN_URL");
  private static final String SANDBOX = System.getenv("SANDBOX_URL");
  private static final String NAME = System.getenv("SERVICE_NAME");
  private static final URI INTROSPECT = URI.create(SERVER + "/oauth2/introspect");
  private static final int MORE_THAN_THE_LIMIT_OF_WRONG_SECRETS = 61;

  private String secret;
  private String token;
  private String userId;

  @BeforeEach
  void signIn() throws Exception {
    secret = Files.readString(Path.of(System.getenv("SERVICE_SECRET_FILE")));
    String code = post(SANDBOX + "/sandbox/login", "{}").get("code").asText();
    JsonNode login =
        post(SERVER + "/wx/auth/login_by_weixin", "{\"code\":\"" + code + "\"}").get("data");
    token = login.get("token").asText();
    userId = login.get("userInfo").get("userId").asText();
  }

  @Test
  void springKnowsWhoTheUserIs() {
    for (int i = 0; i < MORE_THAN_THE_LIMIT_OF_WRONG_SECRETS; i++) {
      OAuth2AuthenticatedPrincipal user = spring(secret).introspect(token);
      assertEquals(userId, user.getAttribute("sub"));
    }
  }

  @Test
  void springTellsABadTokenFromARefusedService() {
    assertThrows(BadOpaqueTokenException.class, () -> spring(secret).introspect("x"));

    OAuth2IntrospectionException refused =
        assertThrows(
            OAuth2IntrospectionException.class, () -> spring(secret + "x").introspect(token));
    assertFalse(refused instanceof BadOpaqueTokenException, "nobody is signed out by it");
  }

  @Test
  void nimbusKnowsWhoTheUserIs() throws Exception {
    for (int i = 0; i < MORE_THAN_THE_LIMIT_OF_WRONG_SECRETS; i++) {
      TokenIntrospectionSuccessResponse reply = nimbus(secret, token).toSuccessResponse();
      assertTrue(reply.isActive());
      assertEquals(userId, reply.getSubject().getValue());
    }
    assertFalse(nimbus(secret, "x").toSuccessResponse().isActive());
  }

  @Test
  void nimbusUnderstandsARefusal() throws Exception {
    TokenIntrospectionErrorResponse refused =
        assertInstanceOf(TokenIntrospectionErrorResponse.class, nimbus(secret + "x", token));

    assertEquals(OAuth2Error.INVALID_CLIENT.getCode(), refused.getErrorObject().getCode());
    assertEquals(401, refused.getErrorObject().getHTTPStatusCode());
  }

  private static OpaqueTokenIntrospector spring(String secret) {
    return SpringOpaqueTokenIntrospector.withIntrospectionUri(INTROSPECT.toString())
        .clientId(NAME)
        .clientSecret(secret)
        .build();
  }

  private static TokenIntrospectionResponse nimbus(String secret, String token) throws Exception {
    return TokenIntrospectionResponse.parse(
        new TokenIntrospectionRequest(
                INTROSPECT,
                new ClientSecretBasic(new ClientID(NAME), new Secret(secret)),
                new BearerAccessToken(token))
            .toHTTPRequest()
            .send());
  }

  private static JsonNode post(String address, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
