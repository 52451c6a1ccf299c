package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wxapplogin.ApiClient;
import org.wxapplogin.ApiClient.Reply;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.WatchedDataSource;
import org.wxapplogin.WatchedDataSource.Point;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * A node that did not run for a while, in every phase of a poll, while another node ended sessions:
 * it must not take the time it slept for the silence of the database. Sessions end while it sleeps;
 * it is asked about one before it has noticed that it slept, and about another after.
 */
class PauseTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final String POLL = "FROM revocations";

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  private final AtomicLong nanosOfOne = new AtomicLong(1_000_000_000_000L);
  private final Deque<Reply> logins = new ArrayDeque<>();
  private final WatchedDataSource watched = new WatchedDataSource(TEST_DB.dataSource());
  private final WatchedDataSource watchedOne = new WatchedDataSource(TEST_DB.dataSource());
  private FakeWechat wechat;
  private TestServer one;
  private TestServer two;

  @BeforeEach
  void start() {
    wechat = FakeWechat.start(0, clock);
    one = node(watchedOne, nanosOfOne);
    two = node(watched, nanos);
    for (int i = 0; i < 8; i++) {
      logins.add(new ApiClient(one).login(wechat.login().code()));
    }
    two.app().pauses().tick();
    poll();
    logins.forEach(login -> assertEquals(0, new ApiClient(two).check(login.token()).errno()));
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
    wechat.close();
  }

  /** How a pause shows in the clocks of a machine. */
  private interface Kind {
    void pass(PauseTest test);
  }

  static Stream<Named<Kind>> kinds() {
    return Stream.of(
        Named.of(
            "stopped process",
            test -> {
              test.nanos.addAndGet(PAUSE.toNanos());
              test.clock.advance(PAUSE);
            }),
        Named.of("frozen machine", test -> test.clock.advance(PAUSE)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void betweenPolls(Kind kind) {
    endInAPause(kind);
    assertAsked();
    poll();
    assertAsked();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void beforeThePollIsSent(Kind kind) {
    watched.once(POLL, Point.BEFORE, connection -> pauseAndAsk(kind));
    poll();
    assertAsked();
  }

  /** Its connection may have been lost in the pause, without a word. */
  @ParameterizedTest
  @MethodSource("kinds")
  void aPollFromBeforeThePauseThatStaysWithoutAnAnswer(Kind kind) {
    watched.once(
        POLL,
        Point.BEFORE,
        connection -> {
          pauseAndAsk(kind);
          for (int i = 0; i < 4; i++) {
            runOn();
          }
          assertAsked();
        });
    poll();
    assertAsked();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void afterThePollIsAnsweredAndBeforeThatIsNoted(Kind kind) {
    watched.once(POLL, Point.AFTER, connection -> pauseAndAsk(kind));
    poll();
    assertAsked();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPollThatFailsForThePause(Kind kind) {
    watched.once(
        POLL,
        Point.BEFORE,
        connection -> {
          pauseAndAsk(kind);
          throw failure();
        });
    poll();
    assertAsked();
    poll();
    assertAsked();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void afterAPollThatFailed(Kind kind) {
    watched.once(
        POLL,
        Point.BEFORE,
        connection -> {
          throw failure();
        });
    poll();
    endInAPause(kind);
    assertAsked();
    two.app().pauses().tick();
    assertAsked();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void inSeveralPollsOneAfterTheOther(Kind kind) {
    for (int i = 0; i < 3; i++) {
      watched.once(POLL, i % 2 == 0 ? Point.BEFORE : Point.AFTER, connection -> pauseAndAsk(kind));
      poll();
    }
    assertAsked();
  }

  /** What was ended during the pause is older than what a poll looks at. */
  @Test
  void aPauseThatNoClockOfTheMachineShowsIsMadeUpForByTheNextPoll() {
    endAll();
    watched.once(
        "TIMESTAMPDIFF",
        Point.BEFORE,
        connection -> execute(connection, "SET timestamp = UNIX_TIMESTAMP() + 3600"));

    poll();
    try {
      assertAsked();
    } finally { // the connection goes back to the pool
      watched.once(
          POLL, Point.BEFORE, connection -> execute(connection, "SET timestamp = DEFAULT"));
      poll();
    }
  }

  /** The database really is away: those who are signed in go on, as without a pause. */
  @Test
  void aDatabaseThatIsAwayAfterThePauseIsFoundAway() {
    two.app().pauses().tick();
    watched.once(
        POLL,
        Point.BEFORE,
        connection -> {
          runOn();
          throw failure();
        });
    poll();
    for (int i = 0; i < 3; i++) {
      runOn();
    }

    assertTrue(two.app().sessions().cache().isDatabaseAway());
    assertEquals(0, new ApiClient(two).check(logins.remove().token()).errno());
  }

  /** After a pause all ask at once, and some get no answer. */
  @Test
  void whoAskedInVainIsJudgedByWhatIsKnownByThen() {
    nanos.addAndGet(PAUSE.toNanos());
    watched.once(
        "FROM sessions",
        Point.BEFORE,
        connection -> {
          endAll();
          poll();
          throw failure();
        });

    assertEquals(502, new ApiClient(two).check(logins.remove().token()).errno());
    assertAsked();
  }

  /** There may have been no free connection for it. */
  @Test
  void whoAskedInVainIsJudgedByWhatOtherNodesHaveEnded() {
    nanos.addAndGet(PAUSE.toNanos());
    watched.once(
        "FROM sessions",
        Point.BEFORE,
        connection -> {
          endAll();
          throw failure();
        });

    assertEquals(502, new ApiClient(two).check(logins.remove().token()).errno());
    assertAsked();
  }

  @Test
  void whoAskedInVainIsAnsweredFromMemoryIfNothingWasEnded() {
    for (int i = 0; i < 4; i++) {
      runOn(); // more than a second without a poll
    }
    watched.once(
        "FROM sessions",
        Point.BEFORE,
        connection -> {
          throw failure();
        });

    assertEquals(0, new ApiClient(two).check(logins.remove().token()).errno());
  }

  /** Then the revocation is old before anybody can read it. */
  @Test
  void theNodeThatEndsASessionSleepsBeforeItCommits() {
    Reply login = logins.remove();
    watchedOne.once(
        "INSERT INTO revocations",
        Point.AFTER,
        connection -> {
          execute(connection, "UPDATE revocations SET at = at - 60000");
          nanosOfOne.addAndGet(Duration.ofSeconds(60).toNanos());
        });

    one.app().sessions().ends().endAll(userId(login));

    poll();
    assertEquals(501, new ApiClient(two).check(login.token()).errno());
  }

  /** Some time passes in which the node runs. */
  private void runOn() {
    nanos.addAndGet(Duration.ofMillis(300).toNanos());
    clock.advance(Duration.ofMillis(300));
    two.app().pauses().tick();
  }

  private void pauseAndAsk(Kind kind) {
    endInAPause(kind);
    assertAsked();
    two.app().pauses().tick();
    assertAsked();
  }

  private void endInAPause(Kind kind) {
    endAll();
    kind.pass(this);
  }

  private void endAll() {
    logins.forEach(login -> one.app().sessions().ends().endAll(userId(login)));
  }

  /** Asks with another token each time: what was refused once is no longer in memory. */
  private void assertAsked() {
    assertEquals(501, new ApiClient(two).check(logins.remove().token()).errno());
  }

  private void poll() {
    two.app().sessions().revocations().poll();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static SQLException failure() {
    return new SQLException("interrupted", "70100", 1317); // what is lost is tried again
  }

  private TestServer node(WatchedDataSource dataSource, AtomicLong nanoTime) {
    return TestServer.start(
        TestSettings.with(wechat.uri()), dataSource.dataSource(), clock, nanoTime::get);
  }

  private static long userId(Reply login) {
    return login.data().getAsJsonObject("userInfo").get("userId").getAsLong();
  }
}
