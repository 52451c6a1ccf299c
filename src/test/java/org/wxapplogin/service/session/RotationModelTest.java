package org.wxapplogin.service.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestClock;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSite;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Rotation;
import org.wxapplogin.domain.Session;
import org.wxapplogin.sandbox.wechat.FakeWechat;
import org.wxapplogin.service.session.RotationModel.Client;
import org.wxapplogin.service.session.RotationModel.Thief;

/**
 * The promise of rotation under any timing: an honest client is never refused, and a thief is
 * noticed within two rotations. {@code -Drotation.runs} sets how many sign-ins are played, {@code
 * -Drotation.seed} the first one's seed.
 */
class RotationModelTest {
  private static final int RUNS = Integer.getInteger("rotation.runs", 400);
  private static final long SEED = Long.getLong("rotation.seed", 20261126L);
  private static final int PROGRESS_EVERY = 5_000;

  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
  @AutoClose private final TestSite site = new TestSite(TEST_DB, clock);
  private final FakeWechat wechat = site.wechat();
  private final Db db = new Db(TEST_DB.dataSource());
  private final AtomicLong nanos = new AtomicLong();
  private final TestServer server =
      site.node(
          nanos::incrementAndGet, // memory never grows old
          "session.rotate-after",
          RotationModel.ROTATE_AFTER.toMinutes() + "m",
          "session.rotation-grace",
          RotationModel.GRACE.toSeconds() + "s");
  private final SessionService service = server.app().sessions().sessions();
  private final Tokens tokens = new Tokens(new SecureRandom());

  @Test
  void honestClientsAreNeverRefusedAndThievesAreNoticedWithinTwoRotations() {
    Session pattern = firstSession();
    for (int run = 0; run < RUNS; run++) {
      long seed = SEED + run;
      Thief thief = Thief.values()[(int) (seed % Thief.values().length)];
      Client client =
          Client.values()[(int) (seed / Thief.values().length % Client.values().length)];

      String fault = new RotationModel(service, clock, signIn(pattern), client, thief, seed).play();
      assertEquals("", fault, "rotation.seed " + seed + ", " + client + ", thief " + thief);
      server.app().sessions().ends().endAll(pattern.userId());
      if ((run + 1) % PROGRESS_EVERY == 0) {
        System.out.println("rotation: " + (run + 1) + " of " + RUNS + " sign-ins played");
      }
    }
  }

  private Session firstSession() {
    long user =
        new ApiClient(server)
            .login(wechat.login().code())
            .data()
            .getAsJsonObject("userInfo")
            .get("userId")
            .getAsLong();
    return service.devices(user).get(0);
  }

  /** Opens a session as a login does, many times faster than over HTTP. */
  private String signIn(Session pattern) {
    Instant now = clock.instant();
    String token = tokens.newToken().reveal();
    Session session =
        new Session(
            Tokens.hash(token),
            tokens.newName(),
            pattern.userId(),
            pattern.appid(),
            pattern.openid(),
            pattern.device(),
            pattern.ip(),
            now,
            now,
            now.plus(Duration.ofDays(30)),
            now.plus(Duration.ofDays(90)),
            Optional.of(Rotation.ofLogin(now)));
    db.run(tx -> tx.sessions().insertAll(List.of(session)));
    return token;
  }
}
