package org.wxapplogin.service.users;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.account.Phones;

/**
 * Turns a phone number as people type it into the search for its owner. The search holds not the
 * number but the keyed hash under which it is stored, because addresses of pages end up in logs,
 * histories and bookmarks. It is a hash and not the sealed number, so that the same number always
 * makes the same link.
 */
public final class PhoneSearch {
  private static final Pattern SIGNS = Pattern.compile("[\\s().\\-\\u2010-\\u2015\\u00A0]");
  private static final Pattern CHINESE = Pattern.compile("(?:\\+?86|0086)?(1[3-9]\\d{9})");
  private static final Pattern FOREIGN = Pattern.compile("(?:\\+|00)?([1-9]\\d{5,14})");

  private final Phones phones;

  public PhoneSearch(Phones phones) {
    this.phones = phones;
  }

  /** Whether a text can hardly be meant as anything but a phone number. */
  public static boolean looksLikeOne(String typed) {
    String number = SIGNS.matcher(typed).replaceAll("");
    return CHINESE.matcher(number).matches()
        || (number.matches("(\\+|00).*") && FOREIGN.matcher(number).matches());
  }

  /**
   * The search for the owner of a number, with country code, which may be missing if it is China's.
   * If this is no number, a search that finds nobody.
   */
  public UserSearch of(String typed) {
    String number = SIGNS.matcher(typed).replaceAll("");
    Matcher chinese = CHINESE.matcher(number);
    if (chinese.matches()) {
      return UserSearch.ofPhone(phones.hash(new Phone("86", chinese.group(1))));
    }
    Matcher foreign = FOREIGN.matcher(number);
    return UserSearch.ofPhone(
        phones.hash(new Phone("", foreign.matches() ? foreign.group(1) : "")));
  }
}
