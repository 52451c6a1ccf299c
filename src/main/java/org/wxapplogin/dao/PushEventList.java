package org.wxapplogin.dao;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.PushEvent;
import org.wxapplogin.domain.PushOutcome;
import org.wxapplogin.domain.PushQuery;
import org.wxapplogin.domain.PushRecord;
import org.wxapplogin.domain.WithId;

/**
 * Reads push_events, the newest first, along the index of one of the filters. The rows have no
 * number: of those of one instant, the beginning of the digest says where a page goes on.
 */
final class PushEventList {
  private static final String COLUMNS =
      "digest, appid, kind, name, received_at, handled_at, outcome, user_id, tries, next_try_at,"
          + " failure";

  /** The first bytes of a digest, as a number that a cursor holds. */
  private static final int PREFIX_BYTES = 7;

  private static final int DIGEST_BYTES = 32;

  private final List<String> where = new ArrayList<>();
  private final List<Object> args = new ArrayList<>();
  private final String index;

  PushEventList(PushQuery query) {
    this.index = index(query);
    and("appid = ?", query.appid());
    if (!query.apps().isAll()) {
      where.add("appid IN (" + Sql.placeholders(query.apps().apps().size()) + ")");
      args.addAll(query.apps().apps());
    }
    and("kind = ?", query.kind());
    query.outcome().ifPresent(this::and);
  }

  private static String index(PushQuery query) {
    if (query.outcome().isPresent()) {
      return query.outcome().get().isEnd() ? "push_events_outcome" : "push_events_handled";
    }
    if (query.kind().isPresent()) {
      return "push_events_kind";
    }
    return query.appid().isPresent() ? "push_events_app" : "push_events_received";
  }

  /** Up to {@code most} events beyond a cursor, in the order in which they are met. */
  List<WithId<PushRecord>> read(Statements sql, Optional<ListCursor> from, int most) {
    boolean backward = from.map(ListCursor::backward).orElse(false);
    String than = backward ? ">" : "<";
    String direction = backward ? " ASC" : " DESC";
    from.ifPresent(
        cursor -> {
          where.add("received_at " + than + "= ?");
          where.add("(received_at " + than + " ? OR digest " + than + " ?)");
          args.addAll(List.of(cursor.at(), cursor.at(), bound(cursor)));
        });
    args.add(most);
    return sql.list(
        "SELECT "
            + COLUMNS
            + " FROM push_events FORCE INDEX ("
            + index
            + ")"
            + (where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where))
            + " ORDER BY received_at"
            + direction
            + ", digest"
            + direction
            + " LIMIT ?",
        PushEventList::map,
        args.toArray());
  }

  private void and(String condition, Optional<?> value) {
    value.ifPresent(
        present -> {
          where.add(condition);
          args.add(present);
        });
  }

  private void and(PushOutcome outcome) {
    switch (outcome) {
      case FOR_OWNER -> where.add("handled_at IS NULL AND user_id IS NOT NULL");
      case FAILING -> where.add("handled_at IS NULL AND user_id IS NULL AND failure IS NOT NULL");
      case WAITING -> where.add("handled_at IS NULL AND user_id IS NULL AND failure IS NULL");
      case APPLIED, NOBODY, NOTHING, DISMISSED -> and("outcome = ?", Optional.of(outcome));
    }
  }

  /** Before, or after, all digests that begin like that of the cursor's row. */
  private static byte[] bound(ListCursor cursor) {
    byte[] bound = new byte[DIGEST_BYTES];
    Arrays.fill(bound, cursor.backward() ? (byte) 0xff : 0);
    byte[] prefix = ByteBuffer.allocate(Long.BYTES).putLong(cursor.id()).array();
    System.arraycopy(prefix, Long.BYTES - PREFIX_BYTES, bound, 0, PREFIX_BYTES);
    return bound;
  }

  private static long prefix(byte[] digest) {
    byte[] number = new byte[Long.BYTES];
    System.arraycopy(digest, 0, number, Long.BYTES - PREFIX_BYTES, PREFIX_BYTES);
    return ByteBuffer.wrap(number).getLong();
  }

  private static WithId<PushRecord> map(ResultSet row) throws SQLException {
    Optional<Instant> handled = Statements.optionalInstant(row, "handled_at");
    Optional<String> failure = Optional.ofNullable(row.getString("failure"));
    long user = row.getLong("user_id");
    Optional<Long> userId = row.wasNull() ? Optional.empty() : Optional.of(user);
    Instant next = Statements.instant(row, "next_try_at");
    return new WithId<>(
        prefix(row.getBytes("digest")),
        new PushRecord(
            row.getString("appid"),
            PushEvent.Kind.valueOf(row.getString("kind")),
            row.getString("name"),
            Statements.instant(row, "received_at"),
            handled,
            handled.isPresent()
                ? Optional.ofNullable(row.getString("outcome")).map(PushOutcome::valueOf)
                : Optional.of(before(userId, failure)),
            userId,
            row.getInt("tries"),
            handled.isPresent() || userId.isPresent() ? Optional.empty() : Optional.of(next),
            failure));
  }

  private static PushOutcome before(Optional<Long> userId, Optional<String> failure) {
    if (userId.isPresent()) {
      return PushOutcome.FOR_OWNER;
    }
    return failure.isPresent() ? PushOutcome.FAILING : PushOutcome.WAITING;
  }
}
