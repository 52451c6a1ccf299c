package org.wxapplogin.web.admin;

import org.wxapplogin.domain.AdminRole;

/**
 * In which combinations of role, width, colours and language a page is looked at. In each run every
 * page is seen in every role, every width, every colour and every language, and the pages together
 * in all combinations; {@code -Dwalk=all} shows each page in each.
 */
final class Walk {
  static final boolean ALL = "all".equals(System.getProperty("walk"));

  /** So many combinations each role has: of any three, some differ in each dimension. */
  static final int OF_A_ROLE = 4;

  private Walk() {}

  /**
   * Whether a page is looked at.
   *
   * @param page its number among the pages
   * @param combination from 0, of those of the role
   */
  static boolean has(int page, AdminRole role, int combination) {
    return ALL || (page + role.ordinal()) % OF_A_ROLE == combination;
  }
}
