package org.wxapplogin.war.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.war.TomcatProcess;

/**
 * A backend that follows the events of a server from the first one on: it waits for the next, and
 * asks again with its cursor when an answer does not come.
 */
final class EventReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final TomcatProcess server;
  private final String credentials;
  private final List<Event> events = new ArrayList<>();
  private String cursor = "0";
  private volatile boolean over;
  private volatile long failures;

  /** An event that was received. */
  record Event(String id, String type, long user) {}

  /** Begins to read. */
  EventReader(TomcatProcess server, String service, String secret) {
    this.server = server;
    this.credentials = Base64.getEncoder().encodeToString((service + ":" + secret).getBytes(UTF_8));
    thread.execute(this::follow);
  }

  /** Stops waiting for more, reads what there is from a server that is ready; all events. */
  List<Event> finish() throws IOException, InterruptedException {
    close();
    while (read(0) > 0) {
      // there may be more
    }
    return List.copyOf(events);
  }

  /** How often no answer came. */
  long failures() {
    return failures;
  }

  private void follow() {
    try {
      while (!over) {
        try {
          read(1);
        } catch (IOException | RuntimeException e) { // it was killed, or starts
          failures++;
          TimeUnit.MILLISECONDS.sleep(AFTER_A_FAILURE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many events came. */
  private int read(int wait) throws IOException, InterruptedException {
    URI uri = server.uri("/service/events?limit=500&wait=" + wait + "&after=" + cursor);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Basic " + credentials)
            .build();
    HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
    if (reply.statusCode() != 200) {
      throw new IOException("HTTP " + reply.statusCode());
    }
    JsonObject page = JsonParser.parseString(reply.body()).getAsJsonObject();
    for (JsonElement each : page.getAsJsonArray("events")) {
      JsonObject event = each.getAsJsonObject();
      events.add(
          new Event(
              event.get("id").getAsString(),
              event.get("type").getAsString(),
              event.get("userId").getAsLong()));
    }
    cursor = page.get("next").getAsString();
    return page.getAsJsonArray("events").size();
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.shutdown();
    thread.awaitTermination(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
