package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.sandbox.wechat.Login;

/**
 * Measures how long a token that one of three Tomcats has ended is still accepted by the others.
 */
@Tag("measure")
class RevocationMeasureIT {
  private static final int ROUNDS = 100;
  private static final PrintStream OUT = System.out;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  @Test
  void logoutOnOneNodeIsKnownOnTheOthers() throws IOException {
    try (FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC())) {
      Map<String, String> environment = WarSettings.environment(TEST_DB, wechat);
      try (TomcatProcess one = new TomcatProcess(environment);
          TomcatProcess two = new TomcatProcess(environment);
          TomcatProcess three = new TomcatProcess(environment)) {
        one.start();
        two.start();
        three.start();
        for (Way way : Way.values()) {
          measure(way, wechat, new ApiClient(one::uri), List.of(client(two), client(three)));
        }
      }
    }
  }

  private enum Way {
    LOGOUT,
    LOGOUT_EVERYWHERE,
    END_OF_DEVICE
  }

  private static void measure(Way way, FakeWechat wechat, ApiClient here, List<ApiClient> others) {
    List<Duration> delays = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Login login = wechat.login();
      String token = here.login(login.code()).token();
      String ending = here.login(wechat.login(login.openid()).code()).token();
      others.forEach(other -> assertEquals(0, other.check(token).errno()));

      end(way, here, token, ending);
      long ended = System.nanoTime();
      assertEquals(501, here.check(token).errno(), "the same node, at once");
      for (ApiClient other : others) {
        while (other.check(token).errno() == 0) {
          Thread.onSpinWait();
        }
        delays.add(Duration.ofNanos(System.nanoTime() - ended));
      }
      TestRows.execute(TEST_DB, "DELETE FROM sessions");
    }
    delays.sort(null);
    OUT.printf(
        "%s: %d rounds, 2 other nodes: median %d ms, 99%% %d ms, worst %d ms%n",
        way,
        ROUNDS,
        delays.get(delays.size() / 2).toMillis(),
        delays.get(delays.size() * 99 / 100).toMillis(),
        delays.get(delays.size() - 1).toMillis());
  }

  private static void end(Way way, ApiClient here, String token, String other) {
    switch (way) {
      case LOGOUT -> here.post("/wx/auth/logout", "", "X-OA-Token", token);
      case LOGOUT_EVERYWHERE -> here.post("/wx/auth/logout", "{\"all\":true}", "X-OA-Token", other);
      case END_OF_DEVICE -> {
        String id =
            here
                .get("/wx/user/sessions", "X-OA-Token", token)
                .data()
                .getAsJsonArray("sessions")
                .asList()
                .stream()
                .map(device -> device.getAsJsonObject())
                .filter(device -> device.get("current").getAsBoolean())
                .map(device -> device.get("id").getAsString())
                .findFirst()
                .orElseThrow();
        here.delete("/wx/user/sessions/" + id, "X-OA-Token", other);
      }
    }
  }

  private static ApiClient client(TomcatProcess tomcat) {
    return new ApiClient(tomcat::uri);
  }
}
