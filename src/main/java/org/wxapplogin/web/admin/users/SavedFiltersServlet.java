package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.FilteredList;
import org.wxapplogin.domain.SavedFilter;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.users.SavedFilters;
import org.wxapplogin.service.users.SavedFilters.Saved;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.events.AuditLinks;
import org.wxapplogin.web.admin.events.ListFilter;
import org.wxapplogin.web.admin.events.LoginLinks;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code POST /admin/filters/{act}}: names the filter of a list, gives it another name, or forgets
 * it. The form has the query of the list's address, which is read as an address is, so that nothing
 * is kept that the list would not understand.
 */
public final class SavedFiltersServlet extends ConsoleServlet {
  public static final String PATH = "/admin/filters";
  public static final String SAVE = PATH + "/save";
  public static final String RENAME = PATH + "/rename";
  public static final String DELETE = PATH + "/delete";

  public static final String NAME = "filter-name";
  public static final String OF = "of";
  public static final String LIST = "list";
  public static final String ID = "filter";

  private static final int ID_CHARS = 18;
  private static final int MAX_WORD = 16;

  private final transient SavedFilters filters;
  private final transient Map<String, Handler> acts =
      Map.of(SAVE, this::save, RENAME, this::rename, DELETE, this::delete);

  public SavedFiltersServlet(Console console, SavedFilters filters) {
    super(console);
    this.filters = filters;
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void save(Visit visit) throws IOException {
    ListFilter filter = filter(visit);
    String name = name(visit);
    if (!filter.narrowed()) {
      throw visit.refused(NAME, visit.texts().text("filters.nothing"));
    }
    if (filter.refusal().isPresent()) {
      throw visit.refused(NAME, visit.texts().text(filter.refusal().get()));
    }
    Saved saved = filters.save(visit.actor(), filter.list(), name, filter.query());
    answer(visit, saved, filter.address(), Outcome.FILTER_SAVED);
  }

  private void rename(Visit visit) throws IOException {
    Saved saved = filters.rename(visit.actor(), list(visit), id(visit), name(visit));
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

  private static ListFilter filter(Visit visit) throws IOException {
    Filter query = new Filter(Input.ofQuery(visit.field(LIST, SavedFilter.MAX_QUERY)));
    return switch (list(visit)) {
      case USERS -> UserListLinks.read(query).toSave();
      case LOGINS -> LoginLinks.read(query).toSave();
      case AUDIT -> AuditLinks.read(query).toSave();
    };
  }

  private static FilteredList list(Visit visit) throws IOException {
    return Filter.ofName(visit.field(OF, MAX_WORD), FilteredList.values())
        .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_ARGUMENT, OF, "is no list"));
  }

  private static long id(Visit visit) throws IOException {
    String id = visit.field(ID, ID_CHARS);
    return id.matches("\\d+") ? Long.parseLong(id) : 0;
  }
}
