package org.wxapplogin.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.wxapplogin.config.Settings;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.NextTokens;
import org.wxapplogin.crypto.Passwords;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Db;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.service.clock.Pauses;
import org.wxapplogin.service.clock.SharedClock;
import org.wxapplogin.service.job.SharedJob;

/**
 * What every module is built of.
 *
 * @param node names this node among the others
 */
record Basics(
    Settings settings,
    Db db,
    Time time,
    Crypto crypto,
    RateLimits limits,
    Metrics metrics,
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
      Tokens tokens, NextTokens nextTokens, Sealer sealer, KeyedHash hashes, Passwords passwords) {
    static Crypto of(Settings settings, SecureRandom random) {
      KeyedHash hashes = new KeyedHash(settings.keys().lookupBytes());
      return new Crypto(
          new Tokens(random),
          new NextTokens(hashes, random),
          new Sealer(settings.keys().sealingBytes(), random),
          hashes,
          new Passwords(random));
    }
  }

  static Basics of(Settings settings, DataSource dataSource, Time time, SecureRandom random) {
    Crypto crypto = Crypto.of(settings, random);
    return new Basics(
        settings,
        new Db(dataSource),
        time,
        crypto,
        new RateLimits(settings.limits(), time.nanoTime()),
        new Metrics(time.clock(), time.nanoTime()),
        NodeName.of(crypto.tokens().newRequestId()));
  }

  /** A job that one node at a time does for all. */
  SharedJob sharedJob(String name) {
    return new SharedJob(db, name, node, clock(), metrics);
  }
}
