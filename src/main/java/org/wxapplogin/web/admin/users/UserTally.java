package org.wxapplogin.web.admin.users;

import java.util.Locale;
import org.wxapplogin.domain.ListCount;
import org.wxapplogin.service.users.UserListing;
import org.wxapplogin.service.users.UserListing.Extent;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Texts;

/**
 * How many users a list has, in words, and a remark on the list.
 *
 * @param count in words
 * @param total the number alone, as far as it is known; empty where it is not
 * @param note empty where the list is exactly what was asked for
 */
public record UserTally(String count, String total, String note) {
  private static final long CHINESE_MYRIAD = 10_000;
  private static final long MILLION = 1_000_000;

  static UserTally of(UserListing listing, Texts texts) {
    ListCount count = listing.count();
    boolean known = count.kind() == ListCount.Kind.EXACT || count.kind() == ListCount.Kind.ABOUT;
    return new UserTally(
        words(count, texts), known ? Long.toString(count.number()) : "", note(listing, texts));
  }

  private static String words(ListCount count, Texts texts) {
    return switch (count.kind()) {
      case EXACT ->
          count.number() == 1
              ? texts.text("users.count.one")
              : texts.format("users.count.exact", count.number());
      case MORE_THAN -> texts.format("users.count.more-than", count.number());
      case ABOUT -> texts.format("users.count.about", round(count.number(), texts));
      case UNKNOWN -> texts.text("users.count.unknown");
    };
  }

  /** Rounds to two or three digits: an estimate is no better. */
  private static String round(long number, Texts texts) {
    if (texts.messages().language() == Language.CHINESE) {
      return oneDecimal(number, CHINESE_MYRIAD) + " 万";
    }
    return number < MILLION
        ? String.format(Locale.ROOT, "%,d", number / 1_000 * 1_000)
        : oneDecimal(number, MILLION) + " M";
  }

  private static String oneDecimal(long number, long unit) {
    String text = String.format(Locale.ROOT, "%.1f", (double) number / unit);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String note(UserListing listing, Texts texts) {
    return switch (listing.extent()) {
      case FIRST_ONLY -> texts.format("users.note.first", listing.count().number());
      case LATEST_ONLY -> texts.format("users.note.latest", listing.page().rows().size());
      case OTHER_ORDER ->
          texts.format(
              "users.note.other-order",
              texts.text("users.sort." + Filter.name(listing.query().sort())));
      default -> "";
    };
  }

  static boolean isTooWide(UserListing listing) {
    return listing.extent() == Extent.TOO_WIDE;
  }
}
