package org.wxapplogin.web.admin.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.users.PhoneSearch;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.LocalPath;

/**
 * {@code POST /admin/users/search}: leads to the list that the form asks for. The form is posted,
 * because a phone number in it may not become part of an address, and so no address has an empty
 * field either.
 */
public final class UserSearchServlet extends AdminServlet {
  /** Phone numbers are typed with blanks and brackets. */
  private static final int MAX_TYPED = 64;

  private static final int MAX_MARK = 64;

  private final transient PhoneSearch phones;

  public UserSearchServlet(PhoneSearch phones) {
    this.phones = phones;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Input form = Form.of(request);
    Filter filter = new Filter(form);
    LocalPath.redirect(request, response, UserListLinks.of(filter, search(form, filter)).first());
  }

  private Optional<UserSearch> search(Input form, Filter filter) {
    UserSearch.By by =
        filter.constant(UserListLinks.BY, UserSearch.By.values()).orElse(UserSearch.By.ANY);
    String typed = form.optional(UserListLinks.TEXT, MAX_TYPED).orElse("").strip();
    if (by == UserSearch.By.PHONE && typed.isEmpty()) {
      return form.optional("mark", MAX_MARK).map(mark -> new UserSearch(by, mark));
    }
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    boolean phone =
        by == UserSearch.By.PHONE || by == UserSearch.By.ANY && PhoneSearch.looksLikeOne(typed);
    return Optional.of(phone ? phones.of(typed) : new UserSearch(by, typed));
  }
}
