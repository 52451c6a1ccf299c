package org.wxapplogin.domain;

/**
 * A filter of one of the lists that an admin has named.
 *
 * @param query the parameters of the list's address, without a question mark
 */
public record SavedFilter(long id, String name, String query) {
  /** How many of one list an admin may have. */
  public static final int MOST = 20;

  public static final int MAX_NAME = 30;

  public static final int MAX_QUERY = 1_000;
}
