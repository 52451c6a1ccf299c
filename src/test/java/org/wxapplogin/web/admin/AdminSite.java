package org.wxapplogin.web.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.wxapplogin.TestAdmins;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * The admin pages on a server of the test class's own, with the first admin made before each test.
 * Register it after its database, by {@code @Order}.
 */
public final class AdminSite implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  /** Receivers at which nobody listens. */
  private static final String[] WEBHOOKS = {
    "webhooks", "shop,crm",
    "webhook.shop.url", "http://127.0.0.1:1/hooks/login",
    "webhook.shop.secret", "whsec_" + "A".repeat(32),
    "webhook.crm.url", "http://127.0.0.1:1/",
    "webhook.crm.secret", "whsec_" + "B".repeat(32),
    "webhook.crm.events", "user.created,user.cancel_requested"
  };

  private final TestDb db;
  private final AtomicLong nanos = new AtomicLong();
  private TestClock clock;
  private FakeWechat wechat;
  private TestServer server;

  public AdminSite(TestDb db) {
    this.db = db;
  }

  public TestServer server() {
    return server;
  }

  /** Where users of the mini program get their codes. */
  public FakeWechat wechat() {
    return wechat;
  }

  /** Makes one more admin, named as the role, with the first one's password. */
  public void makeAdmin(AdminRole role) {
    TestRows.execute(
        db,
        "INSERT INTO admins (name, password_hash, role, created_at) SELECT '%s', password_hash, '%s', 0"
                .formatted(role.name().toLowerCase(Locale.ROOT), role)
            + " FROM admins WHERE name = 'admin'");
  }

  public TestClock clock() {
    return clock;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    clock = new TestClock(Instant.parse("2025-03-01T08:00:00Z"));
    wechat = FakeWechat.start(0, clock);
    server =
        TestServer.start(
            TestSettings.with(wechat.uri(), WEBHOOKS), db.dataSource(), clock, nanos::get);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    nanos.addAndGet(Duration.ofMinutes(5).toNanos()); // the limits are full again
    TestAdmins.insertFirst(db);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.close();
    wechat.close();
  }
}
