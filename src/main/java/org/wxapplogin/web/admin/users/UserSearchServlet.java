package org.wxapplogin.web.admin.users;

import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.PhoneEnd;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.users.PhoneSearch;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code POST /admin/users/search}: leads to the list that the form asks for. The form is posted,
 * because a phone number may not become part of an address; the address it leads to has a keyed
 * hash in its place, and no empty fields.
 */
public final class UserSearchServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS + "/search";

  /** Phone numbers are typed with blanks and brackets. */
  private static final int MAX_TYPED = 64;

  private static final int MAX_REF = UserSearch.MAX_TEXT;

  private final transient PhoneSearch phones;

  public UserSearchServlet(Console console, PhoneSearch phones) {
    super(console);
    this.phones = phones;
  }

  @Override
  protected void post(Visit visit) throws IOException {
    Filter filter = new Filter(visit.form());
    visit.redirect(UserListLinks.of(filter, search(visit, filter)).first());
  }

  private Optional<UserSearch> search(Visit visit, Filter filter) throws IOException {
    UserSearch.By by =
        filter.constant(UserListLinks.BY, UserSearch.By.values()).orElse(UserSearch.By.ANY);
    String typed = visit.field(UserListLinks.TEXT, MAX_TYPED).strip();
    if (by.isHidden() && typed.isEmpty()) {
      return visit.form().optional("phone-ref", MAX_REF).map(ref -> new UserSearch(by, ref));
    }
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    boolean phone =
        by == UserSearch.By.PHONE
            || (by == UserSearch.By.ANY || by.isHidden()) && PhoneSearch.looksLikeOne(typed);
    Optional<String> end = by.isHidden() ? PhoneEnd.digits(typed) : PhoneEnd.marked(typed);
    if (end.isPresent() && (by.isHidden() || by == UserSearch.By.ANY)) {
      return Optional.of(phones.ofEnd(visit.actor(), end.get()));
    }
    if (by == UserSearch.By.PHONE_END && !phone) {
      throw visit.refused(UserListLinks.TEXT, visit.texts().text("users.search.four-digits"));
    }
    return Optional.of(phone ? phones.of(visit.actor(), typed) : new UserSearch(by, typed));
  }
}
