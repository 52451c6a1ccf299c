package org.wxapplogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * docs/openapi.yaml has the paths, methods and errno values of the code. That replies are as it
 * says is looked at wherever {@link ApiClient} receives one.
 */
class OpenApiTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final List<String> METHODS = List.of("DELETE", "GET", "POST", "PUT");

  /** What stands for the parameters of a path. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "{appid}", FakeWechat.APPID,
          "{name}", "0123456789abcdef0123456789abcdef",
          "{id}", "0123456789abcdef0123456789abcdef");

  private final OpenApi document = new OpenApi();

  @AutoClose
  private final TestSite site =
      new TestSite(TEST_DB, new TestClock(Instant.parse("2026-01-31T16:30:00Z")));

  private final TestServer server =
      site.node("service." + TestSettings.SERVICE + ".scopes", everyScope());
  private final ApiClient api = new ApiClient(server);

  private static String everyScope() {
    return Arrays.stream(ServiceScope.values())
        .map(ServiceScope::word)
        .collect(Collectors.joining(","));
  }

  @Test
  void pathsAreThoseThatAreServed() {
    Set<String> undocumented = new TreeSet<>();
    Set<String> notServed = new TreeSet<>(document.operations().keySet());
    for (String pattern : server.apiPatterns()) {
      boolean isDocumented =
          document.operations().keySet().stream().anyMatch(path -> serves(pattern, path));
      if (!isDocumented) {
        undocumented.add(pattern);
      }
      notServed.removeIf(path -> serves(pattern, path));
    }

    assertEquals(Set.of(), undocumented);
    assertEquals(Set.of(), notServed);
  }

  private static boolean serves(String pattern, String path) {
    return pattern.endsWith("/*")
        ? path.startsWith(pattern.substring(0, pattern.length() - 1))
        : path.equals(pattern);
  }

  @Test
  void methodsAreThoseThatAreAnswered() {
    Map<String, Set<String>> answered = new TreeMap<>();
    for (String path : document.operations().keySet()) {
      answered.put(
          path,
          METHODS.stream()
              .filter(method -> isAnswered(method, path))
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    assertEquals(document.operations(), answered);
  }

  private boolean isAnswered(String method, String path) {
    String address = path;
    for (Map.Entry<String, String> parameter : PARAMETERS.entrySet()) {
      address = address.replace(parameter.getKey(), parameter.getValue());
    }
    String token = api.login(site.wechat().login().code()).token();
    String secret =
        Base64.getEncoder()
            .encodeToString(
                (TestSettings.SERVICE + ":" + TestSettings.SERVICE_SECRET).getBytes(UTF_8));
    HttpResponse<String> reply =
        api.send(address, method, "", "X-OA-Token", token, "Authorization", "Basic " + secret);
    String notSupported = "\"errno\":" + ErrorCode.NOT_SUPPORTED.errno() + "\\b";
    return !Pattern.compile(notSupported).matcher(reply.body()).find()
        && !(reply.statusCode() == 404 && reply.body().contains("\"error\":"));
  }

  @Test
  void typesOfEventsAreThoseOfTheCode() {
    List<String> documented =
        StreamSupport.stream(
                document.at("/components/schemas/Event/properties/type/enum").spliterator(), false)
            .map(node -> node.asString())
            .toList();

    assertEquals(
        Arrays.stream(UserEventType.values()).map(UserEventType::word).toList(), documented);
    assertThrows(AssertionError.class, () -> document.checkWebhook("{\"type\":\"user.deleted\"}"));
  }

  @Test
  void errnoValuesAreThoseOfTheCode() {
    Set<Integer> documented =
        StreamSupport.stream(document.at("/components/schemas/Errno/enum").spliterator(), false)
            .map(node -> node.asInt())
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        Arrays.stream(ErrorCode.values())
            .map(ErrorCode::errno)
            .filter(errno -> errno != ErrorCode.OK.errno())
            .collect(Collectors.toCollection(TreeSet::new)),
        documented);
  }

  @Test
  void aReplyThatIsNotAsDocumentedIsFound() {
    HttpResponse<String> health = api.send("/health/live", "GET", "", "Accept", "*/*");

    assertThrows(AssertionError.class, () -> document.check("GET", "/wx/auth/check", health));
    assertThrows(AssertionError.class, () -> document.check("GET", "/health/other", health));
    assertThrows(AssertionError.class, () -> document.check("POST", "/health/live", health));
  }
}
