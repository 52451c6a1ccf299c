package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.service.users.SavedFilters.Saved;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code POST /admin/users/filters/{act}}: names the filter of the list of users, gives it another
 * name, or forgets it. The form has the query of the list's address, which is read as an address
 * is, so that nothing is kept that the list would not understand.
 */
public final class UserFiltersServlet extends ConsoleServlet {
  public static final String PATH = Paths.USERS + "/filters";
  public static final String SAVE = PATH + "/save";
  public static final String RENAME = PATH + "/rename";
  public static final String DELETE = PATH + "/delete";

  public static final String NAME = "filter-name";
  public static final String LIST = "list";
  public static final String ID = "filter";

  private static final int ID_CHARS = 18;

  private final transient SavedFilters filters;
  private final transient Map<String, Handler> acts =
      Map.of(SAVE, this::save, RENAME, this::rename, DELETE, this::delete);

  public UserFiltersServlet(Console console, SavedFilters filters) {
    super(console);
    this.filters = filters;
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void save(Visit visit) throws IOException {
    UserListLinks links = list(visit);
    String name = name(visit);
    if (!links.isNarrowed() && links.search().isEmpty()) {
      throw visit.refused(NAME, visit.texts().text("filters.nothing"));
    }
    if (!links.mayBeSaved()) {
      throw visit.refused(NAME, visit.texts().text("filters.number"));
    }
    String query = links.first().substring(UserListServlet.PATH.length() + 1);
    answer(visit, filters.save(visit.actor(), name, query), links.first(), Outcome.FILTER_SAVED);
  }

  private void rename(Visit visit) throws IOException {
    Saved saved = filters.rename(visit.actor(), id(visit), name(visit));
    answer(visit, saved, LocalPath.wantedOrUsers(visit.form()), Outcome.FILTER_RENAMED);
  }

  private void delete(Visit visit) throws IOException {
    boolean deleted = filters.delete(visit.actor(), id(visit));
    visit.redirect(
        LocalPath.wantedOrUsers(visit.form()), Flash.of(deleted, Outcome.FILTER_DELETED));
  }

  private static void answer(Visit visit, Saved saved, String list, Outcome done) {
    switch (saved) {
      case DONE -> visit.redirect(list, Flash.of(done));
      case GONE -> visit.redirect(list, Flash.of(Outcome.UNCHANGED));
      case TOO_MANY ->
          throw visit.refused(
              NAME, visit.texts().format("filters.too-many", Integer.toString(SavedFilter.MOST)));
      case NAME_TAKEN -> throw visit.refused(NAME, visit.texts().text("filters.name-taken"));
    }
  }

  private static String name(Visit visit) throws IOException {
    String name = ShownText.line(visit.field(NAME, 2 * SavedFilter.MAX_NAME));
    if (name.isEmpty() || ShownText.length(name) > SavedFilter.MAX_NAME) {
      throw visit.refused(
          NAME, visit.texts().format("filters.name", Integer.toString(SavedFilter.MAX_NAME)));
    }
    return name;
  }

  private static UserListLinks list(Visit visit) throws IOException {
    String query = visit.field(LIST, SavedFilter.MAX_QUERY);
    return UserListLinks.read(new Filter(Input.ofQuery(query)));
  }

  private static long id(Visit visit) throws IOException {
    String id = visit.field(ID, ID_CHARS);
    return id.matches("\\d+") ? Long.parseLong(id) : 0;
  }
}
