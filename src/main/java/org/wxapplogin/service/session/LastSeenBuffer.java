package org.wxapplogin.service.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;

/**
 * The sessions that were used and whose use is still to be written down: gathered by requests,
 * written in batches by a job. What a crash takes with it is one move of an expiry, no more.
 * Thread-safe.
 */
public final class LastSeenBuffer {
  private static final Logger log = LoggerFactory.getLogger(LastSeenBuffer.class);
  private static final int MAX_WAITING = 100_000;
  private static final int BATCH = 500;

  private final Db db;
  private final Map<TokenHash, Session> waiting = new ConcurrentHashMap<>();

  public LastSeenBuffer(Db db) {
    this.db = db;
  }

  void add(Session touched) {
    if (waiting.size() < MAX_WAITING) {
      waiting.put(touched.tokenHash(), touched);
    }
  }

  /** Writes what waits. Does not throw: what could not be written waits on. */
  public void flush() {
    List<TokenHash> keys = new ArrayList<>(waiting.keySet());
    keys.sort(null); // every node in the same order
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<TokenHash> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
      List<Session> touched = batch.stream().map(waiting::get).toList();
      try {
        db.run(tx -> tx.sessions().touchAll(touched));
      } catch (RuntimeException e) {
        log.warn("{} uses of sessions are not written yet: {}", keys.size() - from, e.getMessage());
        return;
      }
      for (int i = 0; i < batch.size(); i++) {
        waiting.remove(batch.get(i), touched.get(i));
      }
    }
  }
}
