package org.wxapplogin.web.admin.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.UserCsvExport;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;

/**
 * {@code GET /admin/users.csv}: all users of a list as a file; the parameters are those of the
 * list. A failure on the way breaks the connection off, so that nobody takes a part for the whole.
 */
public final class UserCsvServlet extends AdminServlet {
  private final transient UserCsvExport export;
  private final transient Phones phones;
  private final transient ZoneId zone;

  public UserCsvServlet(UserCsvExport export, Phones phones, ZoneId zone) {
    this.export = export;
    this.phones = phones;
    this.zone = zone;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UserListLinks links = UserListLinks.read(Input.ofQuery(request));
    Messages messages = Messages.of(Language.of(request));
    UserCsv csv = new UserCsv(response.getOutputStream(), phones::masked, messages, zone);
    try {
      export.run(
          AdminAuth.actor(request),
          links.filter(zone),
          words(links),
          new UserCsvExport.Taker() {
            @Override
            public void begin(Instant now) throws IOException {
              response.setContentType("text/csv;charset=UTF-8");
              response.setHeader(
                  "Content-Disposition",
                  "attachment; filename=\"users-" + now.atZone(zone).toLocalDate() + ".csv\"");
              csv.head();
            }

            @Override
            public void take(List<User> users) throws IOException {
              csv.rows(users);
              response.flushBuffer();
            }
          });
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw new IOException("an export was broken off", e);
      }
      throw e;
    }
  }

  /** The filter for the audit: no number, not even its hash. */
  private static String words(UserListLinks links) {
    Map<String, String> values = new LinkedHashMap<>(links.values());
    values.keySet().removeAll(List.of(UserListLinks.SORT, UserListLinks.SIZE));
    if (links.search().filter(it -> it.by() == UserSearch.By.PHONE).isPresent()) {
      values.remove(UserListLinks.TEXT);
    }
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
