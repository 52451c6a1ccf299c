package org.wxapplogin.service.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.Explained;
import org.wxapplogin.service.RowReads;
import org.wxapplogin.service.admin.Actor;

/** The login events and the audit on the real tables. */
class EventQueriesTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  private static final Actor OWNER =
      new Actor(new Admin(1, "admin", AdminRole.OWNER, START), ClientAddress.of("192.0.2.1"));
  private static final Optional<ListCursor> FIRST = Optional.empty();
  private static final LoginEventQuery ALL = query(null, null, null, null, null);

  /** What a page of 50 may read: its rows by the index, the rows themselves, and some slack. */
  private static final long MOST_READS = 120;

  /** The rows of a page, and one to see whether there are more. */
  private static final long PAGE = 51;

  /** So many ids are read where a time begins or ends: it is not searched for more closely. */
  private static final long NEAR = 100;

  private EventQueries reads;

  @BeforeEach
  void start() {
    reads = reads(new Db(TEST_DB.dataSource()));
  }

  @Test
  void everyPageForwardThenBackwardMeetsEveryLoginOnce() {
    insertLogins(230);
    List<WithId<LoginEvent>> forward = new ArrayList<>();
    ListPage<WithId<LoginEvent>> page = reads.logins(OWNER, ALL, FIRST);
    forward.addAll(page.rows());
    while (page.next().isPresent()) {
      page = reads.logins(OWNER, ALL, page.next());
      forward.addAll(page.rows());
    }
    List<WithId<LoginEvent>> backward = new ArrayList<>(page.rows());
    while (page.previous().isPresent()) {
      page = reads.logins(OWNER, ALL, page.previous());
      backward.addAll(0, page.rows());
    }

    assertEquals(230, forward.stream().map(WithId::id).distinct().count());
    for (int i = 1; i < forward.size(); i++) {
      assertTrue(!forward.get(i).event().at().isAfter(forward.get(i - 1).event().at()));
    }
    assertEquals(forward, backward);
  }

  @Test
  void eachFilterAndAllTogetherShowWhatTheySay() {
    insertLogins(230);

    for (LoginEventQuery query : queries()) {
      List<LoginEvent> expected =
          logins(230).stream().filter(event -> matches(query, event)).toList();
      List<LoginEvent> found = new ArrayList<>();
      Optional<ListCursor> place = FIRST;
      do {
        ListPage<WithId<LoginEvent>> page = reads.logins(OWNER, query, place);
        page.rows().forEach(row -> found.add(row.event()));
        place = page.next();
      } while (place.isPresent());

      assertTrue(!expected.isEmpty(), query.toString());
      assertEquals(expected.size(), found.size(), query.toString());
      assertTrue(found.containsAll(expected), query.toString());
    }
  }

  @Test
  void anyFilterReadsNoMoreThanItsPageHowDeepEverItIs() throws Exception {
    long middle = insertLogins(6_000) - 3_000;
    try (RowReads counted = new RowReads(TEST_DB)) {
      EventQueries reads = reads(new Db(counted.dataSource()));
      for (LoginEventQuery query : queries()) {
        Optional<ListCursor> deep = Optional.of(new ListCursor(START, middle, false));
        Optional<ListCursor> back = Optional.of(new ListCursor(START, middle, true));
        for (Optional<ListCursor> place : List.of(FIRST, deep, back)) {
          long count = counted.ofTables(() -> reads.logins(OWNER, query, place));
          assertTrue(count <= mostReads(query), query + ": " + count);
        }
      }
    }
  }

  private static long mostReads(LoginEventQuery query) {
    boolean timed = query.from().isPresent() || query.until().isPresent();
    return MOST_READS + (stretches(query) - 1) * PAGE + (timed ? NEAR : 0);
  }

  /** How many stretches of an index are merged: one for each value that the query leaves open. */
  private static long stretches(LoginEventQuery query) {
    if (index(query).equals("PRIMARY")) {
      return 1;
    }
    Stream<LoginEvent> found = logins(6_000).stream().filter(event -> matches(query, event));
    boolean anyOutcome = query.outcome().isEmpty();
    boolean anyApp = index(query).endsWith("app") && query.appid().isEmpty();
    return found
        .map(event -> anyOutcome ? event.outcome() : anyApp ? event.appid() : "")
        .distinct()
        .count();
  }

  /** As refusals are that were only counted until their minute was over. */
  @Test
  void whatWasWrittenAMinuteLaterIsFoundByItsTime() {
    List<LoginEvent> events = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(i -> events.add(at(START.plusMillis(100L * i))));
    Instant late = START.plusMillis(100L * 2_000 + 1).minusSeconds(90);
    events.add(2_000, at(late));
    insert(events);

    LoginEventQuery query = query(null, null, null, late, late.plusMillis(1));
    assertEquals(
        List.of(late),
        reads.logins(OWNER, query, FIRST).rows().stream().map(row -> row.event().at()).toList());
  }

  private static LoginEvent at(Instant at) {
    return new LoginEvent(
        at, "wx1", Optional.empty(), LoginOutcome.CODE_USED, "203.0.113.1", "phone");
  }

  @Test
  void everyListOfLoginsIsReadAlongAnIndex() {
    long middle = insertLogins(6_000) - 3_000;
    Explained explained = new Explained(TEST_DB.dataSource());
    EventQueries reads = reads(new Db(explained.dataSource()));
    for (LoginEventQuery query : queries()) {
      reads.logins(OWNER, query, Optional.of(new ListCursor(START, middle, false)));
      String index = index(query);
      List<Explained.Step> steps =
          explained.take().stream().filter(step -> "login_events".equals(step.table())).toList();
      assertTrue(steps.stream().anyMatch(step -> index.equals(step.key())), query + " " + steps);
      for (Explained.Step step : steps) {
        assertTrue(!"ALL".equals(step.type()), step.toString());
        assertTrue(!step.extra().contains("filesort"), step.toString());
      }
    }
  }

  private static String index(LoginEventQuery query) {
    if (query.userId().isPresent()) {
      return "login_events_by_user";
    }
    if (query.ip().isPresent()) {
      return "login_events_by_ip";
    }
    boolean narrowed = query.outcome().isPresent() || query.appid().isPresent();
    return narrowed ? "login_events_by_app" : "PRIMARY";
  }

  @Test
  void everyQueryOfTheAuditHasItsIndex() {
    for (String[] filter :
        new String[][] {
          {"audit_events", "audit_events_at", "at < 5"},
          {"audit_events", "audit_events_act", "act = 'SET_LEVEL' AND at < 5"},
          {"audit_events", "audit_events_admin", "admin_id = 1 AND at < 5"},
          {
            "audit_events",
            "audit_events_target",
            "target_kind = 'USER' AND target_id = 1 AND at < 5"
          }
        }) {
      String plan =
          TestRows.texts(
                  TEST_DB,
                  "EXPLAIN FORMAT=JSON SELECT * FROM %s FORCE INDEX (%s) WHERE %s ORDER BY at DESC, id DESC LIMIT 51"
                      .formatted(filter[0], filter[1], filter[2]))
              .get(0);
      assertTrue(plan.matches("(?s).*\"(key|index_name)\": \"" + filter[1] + "\".*"), plan);
      assertTrue(!plan.contains("filesort"), plan);
    }
  }

  @Test
  void theAuditIsFoundByAdminActTargetAndTime() {
    Db db = new Db(TEST_DB.dataSource());
    for (int i = 1; i <= 120; i++) {
      AuditEvent event =
          new AuditEvent(
              START.plusSeconds(i / 3),
              AuditActor.admin(i % 2, "admin " + i % 2, ClientAddress.of("2001:db8::1")),
              i % 40 == 0 ? AuditAct.DELETE_USER : AuditAct.SET_LEVEL,
              i % 5 == 4 ? AuditTarget.admin(i % 5) : AuditTarget.user(i % 5),
              "原因 " + i,
              Optional.of("ORDINARY"),
              Optional.of("VIP"));
      db.run(tx -> tx.auditEvents().append(event));
    }

    ListPage<WithId<AuditEvent>> first = reads.audit(OWNER, audit(null, null), FIRST);
    AuditEvent newest = first.rows().get(0).event();
    assertEquals("原因 120", newest.detail());
    assertEquals(Optional.of("ORDINARY"), newest.before());
    assertEquals(Optional.of("VIP"), newest.after());
    assertEquals(50, first.rows().size());
    assertEquals(20, reads.audit(OWNER, audit(null, null), second(first).next()).rows().size());
    assertEquals(
        10,
        reads
            .audit(OWNER, audit(1L, null), reads.audit(OWNER, audit(1L, null), FIRST).next())
            .rows()
            .size());
    assertEquals(24, reads.audit(OWNER, audit(null, 3L), FIRST).rows().size());
    assertEquals(12, reads.audit(OWNER, audit(1L, 3L), FIRST).rows().size());
    assertEquals(0, reads.audit(OWNER, audit(9L, null), FIRST).rows().size());
    assertEquals(
        0, reads.audit(OWNER, audit(null, 4L), FIRST).rows().size(), "an admin of that id");
    assertEquals(
        24, reads.audit(OWNER, AuditQuery.ofTarget(AuditTarget.admin(4)), FIRST).rows().size());
    assertEquals(
        List.of("原因 120", "原因 80", "原因 40"),
        details(Optional.of(AuditAct.DELETE_USER), Optional.empty(), Optional.empty()));
    assertEquals(
        List.of("原因 11", "原因 10", "原因 9"),
        details(
            Optional.empty(),
            Optional.of(START.plusSeconds(3)),
            Optional.of(START.plusSeconds(4))));
  }

  @Test
  void theAuditIsFoundByService() {
    Db db = new Db(TEST_DB.dataSource());
    for (AuditActor by :
        List.of(
            AuditActor.service("shop"),
            AuditActor.service("crm"),
            AuditActor.admin(1, "shop", ClientAddress.UNKNOWN),
            AuditActor.admin(AuditActor.NO_ADMIN, "", ClientAddress.UNKNOWN))) {
      AuditEvent event =
          new AuditEvent(
              START,
              by,
              AuditAct.SET_LEVEL,
              AuditTarget.user(1),
              "",
              Optional.empty(),
              Optional.empty());
      db.run(tx -> tx.auditEvents().append(event));
    }

    assertEquals(
        List.of(AuditActor.service("shop")),
        reads.audit(OWNER, ofService("shop"), FIRST).rows().stream()
            .map(row -> row.event().by())
            .toList());
    assertEquals(List.of(), reads.audit(OWNER, ofService("pos"), FIRST).rows());
  }

  private static AuditQuery ofService(String name) {
    return new AuditQuery(
        Optional.empty(),
        Optional.of(new AuditQuery.Machine(AuditActor.Kind.SERVICE, name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ListPage<WithId<AuditEvent>> second(ListPage<WithId<AuditEvent>> first) {
    return reads.audit(OWNER, audit(null, null), first.next());
  }

  private List<String> details(
      Optional<AuditAct> act, Optional<Instant> from, Optional<Instant> until) {
    AuditQuery query =
        new AuditQuery(Optional.empty(), Optional.empty(), act, Optional.empty(), from, until);
    return reads.audit(OWNER, query, FIRST).rows().stream()
        .map(row -> row.event().detail())
        .toList();
  }

  private static AuditQuery audit(Long admin, Long user) {
    return new AuditQuery(
        Optional.ofNullable(admin),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(user).map(AuditTarget::user),
        Optional.empty(),
        Optional.empty());
  }

  private static EventQueries reads(Db db) {
    return new EventQueries(db);
  }

  private static List<LoginEventQuery> queries() {
    Instant from = START.plus(Duration.ofMinutes(5));
    Instant until = START.plus(Duration.ofMinutes(30));
    return List.of(
        ALL,
        query(3L, null, null, null, null),
        query(null, "203.0.113.4", null, null, null),
        query(null, null, LoginOutcome.TOKEN_REUSED, null, null),
        query(null, null, LoginOutcome.SUCCESS, null, null),
        query(null, null, null, from, until),
        query(null, null, LoginOutcome.SUCCESS, from, null),
        query(3L, null, LoginOutcome.TOKEN_REUSED, null, until),
        ofApp("wx2"));
  }

  private static LoginEventQuery ofApp(String appid) {
    return new LoginEventQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(appid),
        Optional.empty(),
        Optional.empty());
  }

  private static LoginEventQuery query(
      Long user, String ip, LoginOutcome outcome, Instant from, Instant until) {
    return new LoginEventQuery(
        Optional.ofNullable(user),
        Optional.ofNullable(ip),
        Optional.ofNullable(outcome),
        Optional.empty(),
        Optional.ofNullable(from),
        Optional.ofNullable(until));
  }

  private static boolean matches(LoginEventQuery query, LoginEvent event) {
    return (query.userId().isEmpty() || query.userId().equals(event.userId()))
        && query.ip().map(event.ip()::equals).orElse(true)
        && query.outcome().map(event.outcome()::equals).orElse(true)
        && query.appid().map(event.appid()::equals).orElse(true)
        && query.from().map(from -> !event.at().isBefore(from)).orElse(true)
        && query.until().map(until -> event.at().isBefore(until)).orElse(true);
  }

  /** Seven in a row share each instant; few tokens are reused, and those of user 3 early on. */
  private static List<LoginEvent> logins(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new LoginEvent(
                    START.plus(Duration.ofMinutes(i / 7)),
                    "wx" + i % 3,
                    i % 10 == 9 ? Optional.empty() : Optional.of(i % 10L),
                    i % 40 == 3 ? LoginOutcome.TOKEN_REUSED : LoginOutcome.SUCCESS,
                    "203.0.113." + i % 16,
                    "phone " + i))
        .toList();
  }

  /** Returns the id of the last. */
  private static long insertLogins(int count) {
    insert(logins(count));
    return Long.parseLong(TestRows.texts(TEST_DB, "SELECT MAX(id) FROM login_events").get(0));
  }

  private static void insert(List<LoginEvent> events) {
    new Db(TEST_DB.dataSource()).run(tx -> tx.loginEvents().appendAll(events));
    TestRows.execute(TEST_DB, "ANALYZE TABLE login_events");
  }
}
