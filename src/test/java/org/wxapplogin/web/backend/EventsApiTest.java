package org.wxapplogin.web.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestServices;
import org.wxapplogin.domain.ServiceScope;

/** Events as a service pulls them, over HTTP. */
class EventsApiTest extends BackendFixture {
  private static final String PATH = "/service/events";
  private static final String READER = TestServices.only(ServiceScope.EVENTS);

  @Test
  void whatHappenedIsReadInItsOrder() {
    Person anna = signIn(ANNA);
    clock.advance(Duration.ofSeconds(1));
    bindPhone(anna, "13800138000");

    HttpResponse<String> reply = get(READER, PATH);

    assertEquals(200, reply.statusCode());
    assertEquals("no-store", reply.headers().firstValue("Cache-Control").orElse(""));
    String events =
        """
        {"events":[\
        {"id":"evt_1","type":"user.created","at":"2026-01-01T00:00:00Z","userId":%d,"appid":"%s"},\
        {"id":"evt_2","type":"user.phone_bound","at":"2026-01-01T00:00:01Z","userId":%d,"appid":"%s"}\
        ],"next":"2"}\
        """;
    assertEquals(events.formatted(anna.id(), APP, anna.id(), APP), reply.body());
  }

  @Test
  void aReaderGoesOnFromItsCursorHoweverOften() {
    signIn("oFirst0000000000000000000000");
    signIn("oSecond000000000000000000000");
    signIn("oThird0000000000000000000000");

    JsonObject first = read(READER, "?limit=2");
    assertEquals(List.of("evt_1", "evt_2"), ids(first));
    String next = first.get("next").getAsString();
    assertEquals(List.of("evt_3"), ids(read(READER, "?after=" + next)));
    assertEquals(List.of("evt_3"), ids(read(READER, "?after=" + next)));
    JsonObject end = read(READER, "?after=3");
    assertEquals(List.of(), ids(end));
    assertEquals("3", end.get("next").getAsString());
  }

  @Test
  void whoeverBeginsWithTheLatestReadsWhatComesAfterIt() {
    signIn(ANNA);
    JsonObject latest = read(READER, "?after=latest");
    assertEquals(List.of(), ids(latest));

    signIn("oSecond000000000000000000000");
    assertEquals(List.of("evt_2"), ids(read(READER, "?after=" + latest.get("next").getAsString())));
  }

  @Test
  void aServiceOfSomeAppsReadsOfNoOthers() {
    signIn(ANNA);
    signIn(SECOND_APP, wechat.login(SECOND_APP, ANNA));
    signIn("oThird0000000000000000000000");

    JsonObject page = read(TestServices.SECOND, "");
    assertEquals(List.of("evt_2"), ids(page));
    assertEquals("3", page.get("next").getAsString(), "it has read past the others");
    assertEquals(List.of("evt_2"), ids(read(TestServices.SECOND, "?limit=1")));
    assertEquals(List.of(), ids(read(TestServices.SECOND, "?after=2&limit=1")));
  }

  @Test
  void theScopeIsNeededAndTheMethodIsGet() {
    assertEquals(403, get(TestServices.PROFILES, PATH).statusCode());
    assertEquals(405, post(READER, PATH, "{}").statusCode());
    assertEquals(404, get(READER, PATH + "/1").statusCode());
  }

  @Test
  void whatIsNotUnderstoodIsRefusedByItsName() {
    for (String wrong : List.of("after=x", "after=-1", "after=1234567890123456789", "limit=0")) {
      assertRefused(wrong);
    }
    for (String wrong : List.of("limit=1001", "limit=x", "wait=26", "wait=-1")) {
      assertRefused(wrong);
    }
  }

  @Test
  void whoeverWaitsIsAnsweredByWhatComes() {
    signIn(ANNA);
    CompletableFuture<JsonObject> waiting = readLater(server, "?after=1&wait=25");
    awaitReaders(server);
    server.app().events().stream().poll();
    assertEquals(1, server.app().events().stream().waiting(), "there is nothing yet");

    signIn("oSecond000000000000000000000");
    server.app().events().stream().poll();

    assertEquals(List.of("evt_2"), ids(waiting.join()));
  }

  @Test
  void whoeverWaitsHearsOfWhatHappensOnAnotherNode() {
    TestServer other = site.node(TestServices.settings());
    CompletableFuture<JsonObject> waiting = readLater(other, "?wait=25");
    awaitReaders(other);

    signIn(ANNA);
    other.app().events().stream().poll();

    assertEquals(List.of("evt_1"), ids(waiting.join()));
  }

  @Test
  void whatAServiceMayNotKnowOfDoesNotEndItsWaiting() {
    CompletableFuture<JsonObject> waiting =
        CompletableFuture.supplyAsync(() -> read(TestServices.SECOND, "?wait=25"));
    awaitReaders(server);

    signIn(ANNA);
    server.app().events().stream().poll();
    assertEquals(1, server.app().events().stream().waiting());
    signIn(SECOND_APP, wechat.login(SECOND_APP, ANNA));
    server.app().events().stream().poll();

    assertEquals(List.of("evt_2"), ids(waiting.join()));
  }

  @Test
  void theWaitingEndsWithNothing() {
    signIn(ANNA);

    JsonObject end = read(READER, "?after=1&wait=1");

    assertEquals(List.of(), ids(end));
    assertEquals("1", end.get("next").getAsString());
  }

  @Test
  void whoeverWaitsIsAnsweredWhenTheNodeStops() {
    CompletableFuture<JsonObject> waiting = readLater(server, "?wait=25");
    awaitReaders(server);

    server.close();

    JsonObject end = waiting.join();
    assertEquals(List.of(), ids(end));
    assertEquals("0", end.get("next").getAsString());
  }

  @Test
  void whoeverHasMissedEventsIsTold() {
    signIn(ANNA);
    clock.advance(Duration.ofDays(30).plusMillis(1));
    signIn("oSecond000000000000000000000");
    server.app().account().cleanUp().run();

    HttpResponse<String> late = get(READER, PATH + "?after=0");
    assertEquals(410, late.statusCode());
    assertTrue(late.body().contains("cursor 1"), late.body());
    assertEquals(402, TestServices.json(late).get("errno").getAsInt());
    assertEquals(List.of("evt_2"), ids(read(READER, "")), "from the oldest that is kept");
    assertEquals(List.of("evt_2"), ids(read(READER, "?after=1")), "has missed nothing");
  }

  private void assertRefused(String query) {
    HttpResponse<String> reply = get(READER, PATH + "?" + query);
    assertEquals(400, reply.statusCode(), query);
    assertEquals(
        query.replaceFirst("=.*", ""), TestServices.json(reply).get("field").getAsString(), query);
  }

  private JsonObject read(String service, String query) {
    return read(api, service, query);
  }

  private static JsonObject read(ApiClient api, String service, String query) {
    HttpResponse<String> reply = TestServices.get(api, service, PATH + query);
    assertEquals(200, reply.statusCode(), reply.body());
    return TestServices.json(reply);
  }

  private static CompletableFuture<JsonObject> readLater(TestServer node, String query) {
    return CompletableFuture.supplyAsync(() -> read(new ApiClient(node), READER, query));
  }

  private static void awaitReaders(TestServer node) {
    while (node.app().events().stream().waiting() == 0) {
      Thread.onSpinWait();
    }
  }

  private static List<String> ids(JsonObject page) {
    JsonArray events = page.getAsJsonArray("events");
    List<String> ids = new ArrayList<>();
    for (JsonElement event : events) {
      ids.add(event.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }
}
