package org.wxapplogin.service.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.AtOnce;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.TestUsers;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.NumberedEvent;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.service.events.EventStream.Page;

/** How many may wait, how far a page reads, and the order of one user's events. */
class EventStreamTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration WAIT = Duration.ofSeconds(25);

  @AutoClose private final TestSite site = new TestSite(TEST_DB, new TestClock(START));
  private final TestServer one = site.node();
  private final TestServer two = site.node();
  private final EventStream stream = one.app().events().stream();
  private final Db db = new Db(TEST_DB.dataSource());

  @Test
  void noServiceTakesThePlacesOfAnother() {
    List<CompletableFuture<Page>> waiting = new ArrayList<>();
    for (int i = 0; i < EventStream.MOST_WAITING; i++) {
      waiting.add(read("greedy"));
    }

    AppException refused = assertThrows(AppException.class, () -> read("greedy"));
    assertEquals(ErrorCode.TOO_OFTEN, refused.code());
    waiting.add(read("modest"));

    one.close();
    waiting.forEach(page -> assertEquals(List.of(), page.join().events()));
    assertEquals(0, stream.waiting());
    assertTrue(read("late").isDone(), "nobody waits on a node that stops");
  }

  /** Of very many events that it may not know of, a request reads only some. */
  @Test
  void aServiceOfAnAppInWhichNothingHappensIsLedOn() {
    List<UserEvent> foreign = LongStream.range(0, 11_000).mapToObj(EventStreamTest::event).toList();
    db.run(tx -> tx.userEvents().appendAll(foreign));
    one.app().events().log().numberAll();
    Service service =
        new Service("small", Set.of(ServiceScope.EVENTS), Optional.of(Set.of("wxSmall")));

    Page page = stream.read(service, EventCursor.OLDEST, 10, WAIT).toCompletableFuture().join();

    assertEquals(List.of(), page.events());
    assertEquals(10_000, page.next());
    assertFalse(page.all());
  }

  /** Bans and their ends take turns, whoever comes first: so must what is told of them. */
  @Test
  void whatHappensToOneUserIsToldInThatOrderFromAllNodes() {
    TestUsers.insertMany(TEST_DB, 3);
    try (AtOnce admins = new AtOnce(6)) {
      admins.each(
          admin -> {
            TestServer node = admin % 2 == 0 ? one : two;
            long user = 1 + admin % 3;
            for (int i = 0; i < 20; i++) {
              node.disable(user);
              node.app().events().log().newest();
              node.enable(user);
            }
            return admin;
          });
    }

    List<NumberedEvent> events = two.app().events().log().after(0, 1_000);
    for (long user = 1; user <= 3; user++) {
      assertTakeTurns(user, events);
    }
  }

  private static void assertTakeTurns(long user, List<NumberedEvent> events) {
    List<UserEventType> types =
        events.stream()
            .map(NumberedEvent::event)
            .filter(event -> event.userId() == user)
            .map(UserEvent::type)
            .toList();
    assertTrue(types.size() >= 2, "somebody was banned");
    for (int i = 0; i < types.size(); i++) {
      assertEquals(
          i % 2 == 0 ? UserEventType.USER_DISABLED : UserEventType.USER_ENABLED, types.get(i));
    }
  }

  private CompletableFuture<Page> read(String service) {
    return stream
        .read(
            new Service(service, Set.of(ServiceScope.EVENTS), Optional.empty()),
            EventCursor.OLDEST,
            10,
            WAIT)
        .toCompletableFuture();
  }

  private static UserEvent event(long user) {
    return new UserEvent(
        START, UserEventType.USER_PROFILE_CHANGED, user, Optional.empty(), "wxLarge");
  }
}
