package org.wxapplogin.war.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.EventReader.Event;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.trial.Trial;

/** The server is killed under load while a backend follows its events. */
final class EventsOfKilledServer implements Scenario {
  private static final int ANSWERS = 100;
  private static final String SERVICE = "follower";
  private static final String SECRET = "the-secret-of-the-follower-012345";

  @Override
  public String name() {
    return "events";
  }

  @Override
  public String about() {
    return "kill -9 of the server while a backend follows its events: each committed login is told"
        + " once and no other, and a user's creation before their logins";
  }

  @Override
  public int rounds() {
    return 20;
  }

  @Override
  public void run(Trial trial) throws Exception {
    TomcatProcess server =
        trial.startedServer(
            "WXAPPLOGIN_SERVICES",
            SERVICE,
            "WXAPPLOGIN_SERVICE_FOLLOWER_SECRET",
            SECRET,
            "WXAPPLOGIN_SERVICE_FOLLOWER_SCOPES",
            "events",
            "WXAPPLOGIN_EVENTS_SIGNED_IN",
            "true");
    try (EventReader reader = new EventReader(server, SERVICE, SECRET)) {
      for (int round = 1; round <= trial.rounds(); round++) {
        try (Load load = trial.load(server)) {
          trial.awaitAnswers(ANSWERS);
          server.kill();
        }
        trial.start(server);
        trial.say("round " + round + ": the reader got no answer " + reader.failures() + " times");
      }
      try (Load load = trial.load(server)) {
        trial.awaitAnswers(ANSWERS);
      }
      judge(trial, reader.finish());
    }
    trial.compareBooks(server);
  }

  private static void judge(Trial trial, List<Event> events) throws SQLException {
    trial.note(events.size() + " events were read");
    List<String> ids = events.stream().map(Event::id).toList();
    trial.promise(
        ids.equals(IntStream.rangeClosed(1, ids.size()).mapToObj(n -> "evt_" + n).toList()),
        "an event was left out, came twice or out of its order");
    trial.promise(
        users(events, "user.created").equals(read(trial, "SELECT id FROM users ORDER BY id")),
        "the users who are told of are not those who are there");
    trial.promise(
        users(events, "user.signed_in")
            .equals(
                read(
                    trial,
                    "SELECT user_id FROM login_events"
                        + " WHERE outcome IN ('NEW_USER', 'SUCCESS') ORDER BY user_id")),
        "the logins that are told of are not those that are there");
    Set<Long> created = new HashSet<>();
    for (Event event : events) {
      boolean first = event.type().equals("user.created");
      trial.promise(
          first ? created.add(event.user()) : created.contains(event.user()),
          "something is told of user " + event.user() + " out of its order");
    }
  }

  private static List<Long> users(List<Event> events, String type) {
    return events.stream()
        .filter(event -> event.type().equals(type))
        .map(Event::user)
        .sorted()
        .toList();
  }

  private static List<Long> read(Trial trial, String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}
