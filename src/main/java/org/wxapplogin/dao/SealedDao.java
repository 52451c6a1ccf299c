package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.SealedKind;

/**
 * SQL for walking over everything that is stored sealed, of any kind, in the order of the tables'
 * primary keys.
 */
public final class SealedDao {
  private final Statements sql;

  SealedDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * A row that holds sealed values of one kind.
   *
   * @param key of the row: where a walk goes on
   * @param owner that the values are sealed for, as {@link SealedKind#row} takes it
   * @param values sealed, in the order of the columns; empty where the column is
   * @param hashes keyed hashes of the first value, in the order of the columns; the first is the
   *     one by which the whole value is found
   */
  public record Row(
      Object key, String owner, List<Optional<byte[]>> values, List<Optional<byte[]>> hashes) {
    /** The hash of the whole value; empty if there is none. */
    public Optional<byte[]> hash() {
      return hashes.stream().findFirst().flatMap(hash -> hash);
    }
  }

  /** The table that holds the sealed values of a kind, for messages to the operator. */
  public static String table(SealedKind kind) {
    return SealedTable.of(kind).name();
  }

  /** How many rows hold sealed values of a kind. */
  public long count(SealedKind kind) {
    SealedTable table = SealedTable.of(kind);
    return sql.one(
            "SELECT COUNT(*) FROM "
                + table.name()
                + " t WHERE "
                + (kind == SealedKind.PHONE ? "t.phone_hash IS NOT NULL" : table.holds()),
            row -> row.getLong(1))
        .orElseThrow();
  }

  /**
   * The next rows of a walk.
   *
   * @param after the key of the row before; empty to begin
   */
  public List<Row> next(SealedKind kind, Optional<Object> after, int limit) {
    SealedTable table = SealedTable.of(kind);
    String from = after.isPresent() ? " AND t." + table.key() + " > ?" : "";
    List<Object> args = new ArrayList<>(after.stream().toList());
    args.add(limit);
    return select(table, from + " ORDER BY t." + table.key() + " LIMIT ?", args);
  }

  /** Some rows, found quickly: the last in the order of their keys, or of their hashes. */
  public List<Row> sample(SealedKind kind, int limit) {
    SealedTable table = SealedTable.of(kind);
    // Among many users there may be few phone numbers; along their own index they are found.
    String order = kind == SealedKind.PHONE ? "phone_hash" : table.key();
    return select(
        table,
        " AND t." + order + " IS NOT NULL ORDER BY t." + order + " DESC LIMIT ?",
        List.of(limit));
  }

  private List<Row> select(SealedTable table, String end, List<Object> args) {
    return sql.list(
        table.select() + " WHERE " + table.holds() + end, row -> row(table, row), args.toArray());
  }

  /**
   * Puts other bytes in the place of those that were read, in each row that has not been changed
   * meanwhile. The users of the rows must be locked.
   *
   * @param before the rows as they were read
   * @param after the same rows, as they are to be
   * @return how many rows had been changed, and were left as they are
   */
  public int replaceAll(SealedKind kind, List<Row> before, List<Row> after) {
    SealedTable table = SealedTable.of(kind);
    List<Object[]> args = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      List<Object> row = new ArrayList<>(table.bytes(after.get(i)));
      row.add(before.get(i).key());
      row.addAll(table.bytes(before.get(i)));
      args.add(row.toArray());
    }
    int[] changed = sql.updateAll(table.update(), args);
    return (int) Arrays.stream(changed).filter(rows -> rows == 0).count();
  }

  private static Row row(SealedTable table, ResultSet row) throws SQLException {
    Object key = row.getObject(table.key());
    return new Row(
        key, row.getString("owner"), bytes(table.values(), row), bytes(table.hashes(), row));
  }

  private static List<Optional<byte[]>> bytes(List<String> columns, ResultSet row)
      throws SQLException {
    List<Optional<byte[]>> bytes = new ArrayList<>();
    for (String column : columns) {
      bytes.add(Optional.ofNullable(row.getBytes(column)));
    }
    return bytes;
  }
}
