package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestServices;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/** Failures below /service/ are problem documents (RFC 9457) under the status that they name. */
class ProblemsTest extends BackendFixture {
  private static final String USER = "/service/users/1";

  @Test
  void whoIsNotKnownIsChallenged() {
    for (HttpResponse<String> reply :
        List.of(
            api.send(USER, "GET", "", "Accept", "*/*"),
            api.send(USER, "GET", "", "Authorization", TestServices.basic("all", "wrong")),
            api.send(USER, "GET", "", "Authorization", TestServices.basic("nobody")),
            api.send("/service/nothing", "GET", "", "Accept", "*/*"))) {
      JsonObject problem = problem(reply, 401, "Unauthorized", 506);
      assertEquals(
          "Basic realm=\"wxapplogin services\", charset=\"UTF-8\"",
          reply.headers().firstValue("WWW-Authenticate").orElse(""));
      assertTrue(problem.get("detail").getAsString().contains("unknown service or wrong secret"));
    }
  }

  @Test
  void aMissingScopeIsNamed() {
    JsonObject problem = problem(get("metrics", USER), 403, "Forbidden", 506);

    assertEquals(
        "this service is not allowed to do this: service metrics lacks scope users.read",
        problem.get("detail").getAsString());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    problem(get(TestServices.ALL, "/service/users/999999"), 404, "Not Found", 402);
    problem(get(TestServices.ALL, "/service/nothing"), 404, "Not Found", 503);
    problem(get(TestServices.ALL, "/service"), 404, "Not Found", 503);
  }

  @Test
  void anotherMethodIsToldWhichThereAre() {
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS")) {
      HttpResponse<String> reply =
          api.send(USER, method, "", "Authorization", TestServices.basic(TestServices.ALL));
      problem(reply, 405, "Method Not Allowed", 503);
      assertTrue(reply.headers().firstValue("Allow").orElse("").contains("GET"), method);
    }
  }

  @Test
  void tooManyQuestionsAreTurnedAwayForAWhile() {
    ApiClient few =
        new ApiClient(
            site.node(
                () -> 0, TestServices.settings("limit.questions-per-service-per-minute", "1")));
    TestServices.get(few, TestServices.ALL, USER);

    HttpResponse<String> reply = TestServices.get(few, TestServices.ALL, USER);
    problem(reply, 429, "Too Many Requests", 429);
    assertTrue(reply.headers().firstValue("Retry-After").isPresent());
  }

  @Test
  void aDatabaseThatIsAwayIsNoFaultOfTheCallers() {
    EmbeddedDatabase database = TEST_DB.embedded();
    database.kill();
    try {
      HttpResponse<String> reply = get(TestServices.ALL, USER);
      JsonObject problem = problem(reply, 503, "Service Unavailable", 502);
      assertTrue(reply.headers().firstValue("Retry-After").isPresent());
      String request = reply.headers().firstValue("X-Request-Id").orElseThrow();
      assertEquals(
          "unavailable for the moment, try again: see the log of request " + request,
          problem.get("detail").getAsString());
    } finally {
      database.restart();
    }
  }

  private static JsonObject problem(
      HttpResponse<String> reply, int status, String title, int errno) {
    assertEquals(status, reply.statusCode(), reply.body());
    assertEquals(
        "application/problem+json;charset=UTF-8",
        reply.headers().firstValue("Content-Type").orElse(""));
    assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
    JsonObject problem = TestServices.json(reply);
    assertEquals("about:blank", problem.get("type").getAsString());
    assertEquals(status, problem.get("status").getAsInt());
    assertEquals(title, problem.get("title").getAsString());
    assertEquals(errno, problem.get("errno").getAsInt());
    assertFalse(problem.get("detail").getAsString().isEmpty());
    return problem;
  }
}
