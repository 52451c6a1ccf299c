package org.wxapplogin.service.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.jdbc.DataAccessException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Session;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.metrics.LogLines;

/**
 * Sessions that were used and whose use is still to be written to the database: requests add them,
 * a job writes them in batches. A crash loses no more than one move of their expiry. Thread-safe.
 */
public final class LastSeenBuffer {
  private static final Logger log = LoggerFactory.getLogger(LastSeenBuffer.class);
  private static final int MAX_WAITING = 100_000;
  private static final int BATCH = 500;

  private final Db db;
  private final LogLines lines;
  private final Map<TokenHash, Session> waiting = new ConcurrentHashMap<>();

  public LastSeenBuffer(Db db, LogLines lines) {
    this.db = db;
    this.lines = lines;
  }

  void add(Session touched) {
    if (waiting.size() < MAX_WAITING) {
      waiting.put(touched.tokenHash(), touched);
    }
  }

  /**
   * Writes the sessions that wait. Does not throw: what could not be written waits for the next
   * call. A session that others have locked keeps those of its batch, and no others.
   */
  public void flush() {
    List<TokenHash> keys = new ArrayList<>(waiting.keySet());
    keys.sort(null); // all nodes write in the same order, so that they do not deadlock
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<TokenHash> batch = keys.subList(from, Math.min(from + BATCH, keys.size()));
      List<Session> touched = batch.stream().map(waiting::get).toList();
      try {
        write(touched);
      } catch (AppException e) { // the database is away, or others hold a session
        lines.warn(
            log,
            "PUT_OFF",
            keys.size() - from + " uses of sessions are not written yet: " + e.getMessage());
        if (isLockWait(e)) {
          continue;
        }
        return;
      }
      for (int i = 0; i < batch.size(); i++) {
        waiting.remove(batch.get(i), touched.get(i));
      }
    }
  }

  private static boolean isLockWait(RuntimeException e) {
    return e.getCause() instanceof DataAccessException failure && failure.isLockWait();
  }

  /**
   * Writes a batch; if that fails, each by itself, so that one that cannot be written keeps out no
   * other. It is given up: what is lost is one move of an expiry.
   *
   * @throws AppException if the database is away, or others hold a session
   */
  private void write(List<Session> touched) {
    try {
      db.inBriefTx(
          tx -> {
            tx.sessions().touchAll(touched);
            return touched;
          });
    } catch (DataAccessException e) {
      if (touched.size() > 1) {
        touched.forEach(one -> write(List.of(one)));
      } else {
        lines.warn(log, "GIVEN_UP", "a use of a session cannot be written: " + e.getMessage());
      }
    }
  }
}
