package org.wxapplogin.web.admin.users;

import java.util.Optional;
import org.wxapplogin.domain.PhoneEnd;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Texts;

/**
 * Asks those who searched for four digits whether they mean the end of a phone number.
 *
 * @param digits that were typed
 * @param by the word for a search of that kind
 */
public record PhoneEndOffer(String digits, String by, String question, String button) {

  static Optional<PhoneEndOffer> of(UserListLinks links, Texts texts) {
    return links
        .search()
        .filter(search -> search.by() == UserSearch.By.ANY)
        .map(UserSearch::text)
        .filter(text -> PhoneEnd.digits(text).equals(Optional.of(text)))
        .map(
            digits ->
                new PhoneEndOffer(
                    digits,
                    Filter.name(UserSearch.By.PHONE_END),
                    texts.format("users.end-offer", digits),
                    texts.format("users.end-offer.submit", digits)));
  }
}
