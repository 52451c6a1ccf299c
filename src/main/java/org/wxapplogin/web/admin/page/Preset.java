package org.wxapplogin.web.admin.page;

import java.util.List;
import java.util.function.IntFunction;

/**
 * A link that narrows a list to the last days.
 *
 * @param current whether it is narrowed so now
 */
public record Preset(String label, String href, boolean current) {
  private static final List<Integer> DAYS = List.of(1, 7, 30);

  /**
   * Today, and the last 7 and 30 days, today included.
   *
   * @param href the list of so many days
   * @param here the list as it is
   */
  public static List<Preset> of(IntFunction<String> href, String here, Texts texts) {
    return DAYS.stream()
        .map(
            days ->
                new Preset(
                    texts.text("days." + days), href.apply(days), href.apply(days).equals(here)))
        .toList();
  }
}
