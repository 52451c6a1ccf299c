package org.wxapplogin.web.admin.events;

import java.util.Optional;
import java.util.regex.Pattern;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.PhoneEnd;
import org.wxapplogin.service.users.PhoneSearch;

/**
 * What a list is narrowed to, as an admin may save it.
 *
 * @param path of the list
 * @param address of the list with its filter, from its first page
 * @param narrowed whether there is anything to save
 * @param refusal the key of the sentence that says why it must not be kept; empty if it may
 */
public record ListFilter(
    FilteredList list, String path, String address, boolean narrowed, Optional<String> refusal) {
  private static final String NUMBER = "filters.number";
  private static final String ADDRESS = "filters.address";

  /** As many digits as phone numbers have, whatever stands between them; as long as a token. */
  private static final Pattern SECRETIVE =
      Pattern.compile("(?:\\d[\\s().-]*){7}|[A-Za-z0-9_-]{40}");

  /** As many as a phone number has with its area or country, and no id of a user or admin. */
  private static final int TOO_MANY_DIGITS = 10;

  static ListFilter of(LoginLinks links) {
    boolean number =
        links.userId().filter(ListFilter::isNumber).isPresent()
            || links.appid().filter(ListFilter::isNumber).isPresent();
    return new ListFilter(
        FilteredList.LOGINS,
        LoginLinks.PATH,
        links.at(Optional.empty()),
        links.isNarrowed(),
        number ? Optional.of(NUMBER) : links.ip().map(any -> ADDRESS));
  }

  static ListFilter of(AuditLinks links) {
    boolean number =
        links.userId().filter(ListFilter::isNumber).isPresent()
            || links.adminId().filter(ListFilter::isNumber).isPresent()
            || links.toAdminId().filter(ListFilter::isNumber).isPresent()
            || links.machine().filter(it -> isSecretive(it.name())).isPresent();
    return new ListFilter(
        FilteredList.AUDIT,
        AuditLinks.PATH,
        links.at(Optional.empty()),
        links.isNarrowed(),
        Optional.of(NUMBER).filter(any -> number));
  }

  /**
   * The filter of the list of users.
   *
   * @param number whether it holds what {@link #isSecretive} or {@link #isNumber} finds
   */
  public static ListFilter ofUsers(String path, String address, boolean narrowed, boolean number) {
    return new ListFilter(
        FilteredList.USERS, path, address, narrowed, Optional.of(NUMBER).filter(any -> number));
  }

  /** Whether a text that somebody typed may be a phone number, a part of one, or a token. */
  public static boolean isSecretive(String text) {
    return PhoneSearch.looksLikeOne(text)
        || PhoneEnd.marked(text).isPresent()
        || SECRETIVE.matcher(text).find();
  }

  /** Whether a phone number was typed where an AppID belongs, which may have many digits, too. */
  public static boolean isNumber(String appid) {
    return PhoneSearch.looksLikeOne(appid) || appid.matches("\\d{" + TOO_MANY_DIGITS + ",}");
  }

  /** Whether a phone number was typed where an id belongs. */
  private static boolean isNumber(long id) {
    return isNumber(Long.toString(id));
  }

  /** The parameters of the address. */
  public String query() {
    return narrowed ? address.substring(path.length() + 1) : "";
  }
}
