package org.wxapplogin.war.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.wxapplogin.crypto.Tokens;

/**
 * Compares what clients were answered with what a server and the database say afterwards, when
 * everything works again.
 */
public final class Books {
  private static final int PHONES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Ledger ledger;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  private Books(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Compares.
   *
   * @param port of a server that is ready
   * @param schema a connection to the server's tables
   */
  public static Books compare(Ledger ledger, int port, Connection schema)
      throws SQLException, InterruptedException {
    Books books = new Books(ledger);
    books.compareSessions(schema);
    books.compareUsers(schema);
    books.askServer(port);
    return books;
  }

  /** Answers that do not hold: of a login that is not there, or of a logout that is undone. */
  public List<String> lost() {
    return List.copyOf(lost);
  }

  /** Users and sessions of which there are more than were asked for. */
  public List<String> doubled() {
    return List.copyOf(doubled);
  }

  private void compareSessions(Connection schema) throws SQLException {
    Set<String> stored = new HashSet<>();
    try (Statement statement = schema.createStatement();
        ResultSet rows = statement.executeQuery("SELECT LOWER(HEX(token_hash)) FROM sessions")) {
      while (rows.next()) {
        stored.add(rows.getString(1));
      }
    }
    for (String token : ledger.open()) {
      if (!stored.contains(hash(token))) {
        lost.add("no row of the session " + hash(token).substring(0, 16));
      }
    }
    for (String token : ledger.ended()) {
      if (stored.contains(hash(token))) {
        lost.add("the session that was ended is there: " + hash(token).substring(0, 16));
      }
    }
  }

  private void compareUsers(Connection schema) throws SQLException {
    Map<String, Integer> users =
        count(schema, "SELECT openid, COUNT(*) FROM users GROUP BY openid ORDER BY openid");
    Map<String, Integer> sessions =
        count(schema, "SELECT openid, COUNT(*) FROM sessions GROUP BY openid ORDER BY openid");
    Map<String, Integer> logins =
        count(
            schema,
            "SELECT u.openid, COUNT(*) FROM login_events e JOIN users u ON u.id = e.user_id"
                + " WHERE e.outcome IN ('SUCCESS', 'NEW_USER') GROUP BY u.openid ORDER BY u.openid");
    ledger.answered().stream()
        .filter(openid -> !users.containsKey(openid))
        .forEach(openid -> lost.add("no row of the user " + openid));
    ledger
        .attempts()
        .forEach(
            (openid, attempts) -> {
              atMost(1, users.getOrDefault(openid, 0), "rows of the user " + openid);
              atMost(attempts, sessions.getOrDefault(openid, 0), "sessions of " + openid);
              atMost(attempts, logins.getOrDefault(openid, 0), "recorded logins of " + openid);
            });
  }

  private void atMost(int most, int count, String what) {
    if (count > most) {
      doubled.add(count + " " + what + ", not " + most);
    }
  }

  private static Map<String, Integer> count(Connection schema, String sql) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    try (Statement statement = schema.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getInt(2));
      }
    }
    return counts;
  }

  private void askServer(int port) throws InterruptedException {
    ask(port, List.copyOf(ledger.open()), Answer.Kind.DONE, "a token of an answered login");
    ask(port, List.copyOf(ledger.ended()), Answer.Kind.DENIED, "a token that was ended");
  }

  private void ask(int port, List<String> tokens, Answer.Kind expected, String what)
      throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(PHONES);
    try {
      List<Callable<List<String>>> parts = new ArrayList<>();
      for (int i = 0; i < PHONES; i++) {
        int first = i;
        parts.add(() -> unexpected(port, tokens, first, expected, what));
      }
      for (Future<List<String>> part : threads.invokeAll(parts)) {
        lost.addAll(part.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a token cannot be checked", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> unexpected(
      int port, List<String> tokens, int first, Answer.Kind expected, String what) {
    List<String> found = new ArrayList<>();
    try (Phone phone = new Phone(port, PATIENCE)) {
      for (int i = first; i < tokens.size(); i += PHONES) {
        Answer answer = phone.check(tokens.get(i));
        if (!answer.is(expected)) {
          found.add(what + ": " + answer.text());
        }
      }
    }
    return found;
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(Tokens.hash(token).bytes());
  }
}
