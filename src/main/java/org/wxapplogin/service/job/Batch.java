package org.wxapplogin.service.job;

/**
 * The result of one batch of a job that deletes rows. A batch is so small that its transaction
 * holds no lock for long.
 *
 * @param rows how many were deleted
 * @param more whether the batch was full, so that more may be due
 */
public record Batch(int rows, boolean more) {
  /** How many rows one transaction deletes at most. */
  public static final int SIZE = 1_000;

  /** There was nothing to delete. */
  public static final Batch NONE = new Batch(0, false);

  /** The result of a statement that deletes up to {@link #SIZE} rows. */
  public static Batch of(int rows) {
    return new Batch(rows, rows == SIZE);
  }
}
