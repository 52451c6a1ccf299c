package org.wxapplogin.web.admin.users;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wxapplogin.domain.Ban;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.users.UserCsvExport;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/users.csv}: all users of a list as a file; the parameters are those of the
 * list. A failure on the way breaks the connection off, so that nobody takes a part for the whole.
 */
public final class UserCsvServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS + ".csv";

  private final transient UserCsvExport export;
  private final transient Phones phones;
  private final transient PictureAddresses pictures;

  public UserCsvServlet(
      Console console, UserCsvExport export, Phones phones, PictureAddresses pictures) {
    super(console);
    this.export = export;
    this.phones = phones;
    this.pictures = pictures;
  }

  @Override
  protected void get(Visit visit) throws IOException {
    UserListLinks links = UserListLinks.read(visit.filter());
    Texts texts = visit.texts();
    HttpServletResponse response = visit.response();
    UserCsv csv = new UserCsv(response.getOutputStream(), phones::shown, pictures, texts);
    try {
      export.run(
          visit.actor(),
          links.filter(texts.zone()),
          words(links),
          new UserCsvExport.Taker() {
            @Override
            public void begin(Instant now) throws IOException {
              response.setContentType("text/csv;charset=UTF-8");
              String name = "users-" + now.atZone(texts.zone()).toLocalDate() + ".csv";
              response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
              csv.head();
            }

            @Override
            public void take(List<User> users, Map<Long, Ban> bans) throws IOException {
              csv.rows(users, bans);
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

  /** The filter in words for the audit, without the phone number or its hash. */
  private static String words(UserListLinks links) {
    boolean byPhone = links.search().filter(UserListLinks::isByPhone).isPresent();
    List<String> unsaid = List.of(UserListLinks.SORT, UserListLinks.SIZE);
    List<String> secret = byPhone ? List.of(UserListLinks.TEXT) : List.of();
    return links.without(unsaid).without(secret).values().entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
