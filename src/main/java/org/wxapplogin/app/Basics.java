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
import org.wxapplogin.service.job.SharedJob;

/**
 * What every module is built of.
 *
 * @param clock for instants
 * @param nanoTime for durations: only goes forward
 * @param node names this node among the others
 */
record Basics(
    Settings settings,
    Db db,
    Clock clock,
    LongSupplier nanoTime,
    Crypto crypto,
    RateLimits limits,
    Metrics metrics,
    String node) {

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

  static Basics of(
      Settings settings,
      DataSource dataSource,
      Clock clock,
      SecureRandom random,
      LongSupplier nanoTime) {
    Crypto crypto = Crypto.of(settings, random);
    return new Basics(
        settings,
        new Db(dataSource),
        clock,
        nanoTime,
        crypto,
        new RateLimits(settings.limits(), nanoTime),
        new Metrics(clock, nanoTime),
        NodeName.of(crypto.tokens().newRequestId()));
  }

  /** A job that one node at a time does for all. */
  SharedJob sharedJob(String name) {
    return new SharedJob(db, name, node, clock, metrics);
  }
}
