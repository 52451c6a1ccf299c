package org.wxapplogin.service.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.wxapplogin.OpenApi;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.TestSite;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.UserEvent;
import org.wxapplogin.domain.UserEventType;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.webhook.TestReceiver;
import org.wxapplogin.webhook.TestReceiver.Call;

/** A receiver, nodes that deliver to it, and events for it; the clock moves when told to. */
final class WebhookFixture implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String OLD_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

  final TestClock clock = new TestClock(BEGIN);
  final TestReceiver receiver;
  final TestSite site;
  private final Db db;
  private final List<TestServer> others = new ArrayList<>();

  WebhookFixture(TestDb testDb) throws Exception {
    receiver = new TestReceiver();
    site = new TestSite(testDb, clock);
    db = new Db(testDb.dataSource());
  }

  /**
   * A node that delivers to the receiver, under the name shop.
   *
   * @param more settings, keys and values in turn
   */
  TestServer node(String... more) {
    return site.node(settings(more));
  }

  /**
   * @param nanoTime by which it is seen what is due
   */
  TestServer node(DataSource dataSource, LongSupplier nanoTime) {
    TestServer node =
        TestServer.start(
            TestSettings.with(site.wechat().uri(), settings()), dataSource, clock, nanoTime);
    others.add(node);
    return node;
  }

  private String[] settings(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "webhooks",
                "shop",
                "webhook.shop.url",
                receiver.uri().toString(),
                "webhook.shop.secret",
                SECRET));
    settings.addAll(List.of(more));
    return settings.toArray(String[]::new);
  }

  static Webhooks of(TestServer node) {
    return node.app().webhooks().webhooks();
  }

  static WebhookDesk desk(TestServer node) {
    return node.app().webhooks().desk();
  }

  /** The node stops as when its process ends in good order. */
  static void close(Webhooks node) {
    node.close();
    node.leave();
  }

  /** Something happens to a user. */
  void happens(long user, UserEventType... types) {
    happens(FakeWechat.APPID, user, types);
  }

  void happens(String appid, long user, UserEventType... types) {
    db.run(
        tx ->
            tx.userEvents()
                .appendAll(
                    Stream.of(types)
                        .map(
                            type ->
                                new UserEvent(clock.instant(), type, user, Optional.empty(), appid))
                        .toList()));
  }

  /** Moves the clock on in steps, with a look for what is due at each. */
  void passes(Webhooks node, int times, Duration step) {
    for (int i = 0; i < times; i++) {
      clock.advance(step);
      node.run();
    }
  }

  /** What came about a user, in order: the types without "user.". */
  List<String> heard(long user) {
    return receiver.calls().stream()
        .map(Call::body)
        .filter(body -> body.contains("\"userId\":" + user + ","))
        .map(body -> body.replaceAll(".*\"type\":\"[a-z]+\\.([a-z_]+)\".*", "$1"))
        .toList();
  }

  @Override
  public void close() throws Exception {
    others.forEach(TestServer::close);
    site.close();
    receiver.close();
    OpenApi document = new OpenApi();
    receiver.calls().forEach(call -> document.checkWebhook(call.body()));
  }
}
