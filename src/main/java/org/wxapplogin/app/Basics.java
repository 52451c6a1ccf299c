package org.wxapplogin.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.NextTokens;
import org.wxapplogin.crypto.Passwords;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.clock.Pauses;
import org.wxapplogin.service.clock.SharedClock;
import org.wxapplogin.service.job.SharedJob;
import org.wxapplogin.service.keys.LookupHashes;
import org.wxapplogin.service.keys.SealedValues;
import org.wxapplogin.service.keys.UnopenedValues;

/**
 * What every module is built of.
 *
 * @param audit writes what anybody does
 * @param node names this node among the others
 */
record Basics(
    Settings settings,
    Db db,
    Time time,
    Crypto crypto,
    RateLimits limits,
    Metrics metrics,
    AuditLog audit,
    String node) {

  /**
   * The one time of this node.
   *
   * @param clock for instants
   * @param nanoTime for durations: only goes forward
   * @param pauses when this process did not run
   */
  record Time(SharedClock clock, LongSupplier nanoTime, Pauses pauses) {
    static Time of(Settings settings, Clock machine, LongSupplier nanoTime) {
      return new Time(
          new SharedClock(machine, nanoTime, settings.database().maxClockOffset()),
          nanoTime,
          new Pauses(nanoTime, machine));
    }
  }

  SharedClock clock() {
    return time.clock();
  }

  LongSupplier nanoTime() {
    return time.nanoTime();
  }

  /** What needs a key or chance. */
  record Crypto(
      Tokens tokens,
      NextTokens nextTokens,
      Sealer sealer,
      SealedValues values,
      KeyedHash hashes,
      LookupHashes lookups,
      Passwords passwords) {
    static Crypto of(Settings settings, SecureRandom random, Consumer<SealedKind> unopened) {
      KeyedHash hashes = new KeyedHash(settings.keys().lookupBytes());
      Sealer sealer = new Sealer(settings.keys().sealingBytes(), random);
      return new Crypto(
          new Tokens(random),
          new NextTokens(hashes, random),
          sealer,
          new SealedValues(sealer, unopened),
          hashes,
          new LookupHashes(hashes),
          new Passwords(random));
    }
  }

  static Basics of(Settings settings, DataSource dataSource, Time time, SecureRandom random) {
    Metrics metrics = new Metrics(time.clock(), time.nanoTime());
    Crypto crypto = Crypto.of(settings, random, new UnopenedValues(metrics, time.nanoTime()));
    return new Basics(
        settings,
        new Db(dataSource),
        time,
        crypto,
        new RateLimits(settings.limits(), time.nanoTime()),
        metrics,
        new AuditLog(time.clock()),
        NodeName.of(crypto.tokens().newRequestId()));
  }

  /** A job that one node at a time does for all. */
  SharedJob sharedJob(String name) {
    return new SharedJob(db, name, node, clock(), metrics);
  }
}
