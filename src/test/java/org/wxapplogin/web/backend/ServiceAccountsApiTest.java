package org.wxapplogin.web.backend;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServices;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.service.backend.ServiceAccounts;

/** How services sign in: with one of two secrets, so often a minute, and what is counted of it. */
class ServiceAccountsApiTest extends BackendFixture {
  private static final String OLD = "the-old-secret-of-all-0123456789";

  private static final String PHONES_TODAY =
      "SELECT CONCAT_WS('|', service, kind, uses) FROM service_use WHERE service <> 'orders'"
          + " ORDER BY service, kind";

  ServiceAccountsApiTest() {
    super("service.all.previous-secret", OLD, "service.metrics.per-minute", "2");
  }

  @Test
  void bothSecretsAreGoodWhileOneIsExchanged() {
    assertEquals(200, metrics("all", TestServices.secret("all")).statusCode());
    assertEquals(200, metrics("all", OLD).statusCode());
    for (String wrong : List.of("", OLD + "x", OLD.substring(1), TestServices.secret("metrics"))) {
      assertEquals(401, metrics("all", wrong).statusCode(), wrong);
    }
    assertEquals(401, metrics("metrics", OLD).statusCode(), "of another service");
    assertEquals(
        401, metrics("metrics", "").statusCode(), "no previous secret is not an empty one");
    assertEquals(401, metrics("nobody", "").statusCode());
  }

  @Test
  void whoStillUsesThePreviousSecretIsCounted() {
    metrics("all", OLD);
    metrics("all", TestServices.secret("all"));
    metrics("all", OLD);
    server.app().backend().uses().flush();

    assertEquals(
        List.of("all|PREVIOUS_SECRET|2", "all|REQUEST|3"), TestRows.texts(TEST_DB, PHONES_TODAY));
  }

  @Test
  void aServiceHasALimitOfItsOwnOrThatOfAll() {
    String secret = TestServices.secret("metrics");
    assertEquals(200, metrics("metrics", secret).statusCode());
    assertEquals(200, metrics("metrics", secret).statusCode());
    assertEquals(429, metrics("metrics", secret).statusCode());
    for (int i = 0; i < 5; i++) {
      assertEquals(200, metrics("all", OLD).statusCode());
    }
  }

  @Test
  void phoneNumbersThatAreGivenAwayAreCounted() {
    Person anna = signIn(ANNA);
    bindPhone(anna, "13800138000");
    signIn("oBoBoBoBoBoBoBoBoBoBoBoBoBoB");
    get(TestServices.PHONES, "/service/users/" + anna.id());
    get(TestServices.PHONES, "/service/users");
    get(TestServices.PHONES, "/service/users?phone=13800138000");
    get(TestServices.PHONES, "/service/users?phone=13900139000");
    get(TestServices.PROFILES, "/service/users");
    server.app().backend().uses().flush();

    assertEquals(
        List.of("phones|PHONE|4", "phones|REQUEST|4", "profiles|REQUEST|1"),
        TestRows.texts(TEST_DB, PHONES_TODAY));
  }

  @Test
  void whatTheyAskedLongAgoIsForgottenButForTheLastTime() {
    long day = clock.instant().minus(Duration.ofDays(402)).toEpochMilli();
    for (String row :
        List.of(
            "'all', '2024-11-25', 'REQUEST'", // 402 days ago
            "'all', '2024-11-28', 'REQUEST'", // 399 days ago
            "'all', '2024-11-24', 'PHONE'",
            "'all', '2024-11-25', 'PHONE'", // the last time
            "'phones', '2024-11-25', 'REQUEST'",
            "'phones', '2025-12-31', 'REQUEST'")) {
      TestRows.execute(
          TEST_DB,
          "INSERT INTO service_use (service, day, kind, uses, last_at) VALUES ("
              + row
              + ", 1, "
              + day
              + ")");
    }

    assertTrue(server.app().account().cleanUp().run());

    assertEquals(
        List.of("all|2024-11-25|PHONE", "all|2024-11-28|REQUEST", "phones|2025-12-31|REQUEST"),
        TestRows.texts(
            TEST_DB,
            "SELECT CONCAT_WS('|', service, day, kind) FROM service_use"
                + " ORDER BY service, day, kind"));
    assertEquals(3, server.app().account().cleanUp().deleted().get("service_use"));
  }

  @Test
  void secretsAreComparedInConstantTimeAndAlwaysAllOfThem() {
    JavaClasses judged =
        new ClassFileImporter().importClasses(ServiceAccounts.class, TokenHash.class);
    noClasses()
        .that()
        .areAssignableTo(ServiceAccounts.class)
        .should()
        .callMethod(String.class, "equals", Object.class)
        .check(judged);
    classes()
        .that()
        .areAssignableTo(TokenHash.class)
        .should()
        .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
        .check(judged);
    assertEquals(
        4,
        judged.get(ServiceAccounts.class).getMethodCallsFromSelf().stream()
            .filter(target(name("equals")).and(target(owner(equivalentTo(TokenHash.class)))))
            .filter(call -> call.getOrigin().getName().equals("find"))
            .collect(Collectors.toSet())
            .size(),
        "two readings with two secrets, one after the other");
  }

  private HttpResponse<String> metrics(String service, String secret) {
    return new ApiClient(server)
        .send("/metrics", "GET", "", "Authorization", TestServices.basic(service, secret));
  }
}
