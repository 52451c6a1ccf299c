package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.TextTemplate.Kind;
import org.wxapplogin.service.users.TextTemplates;
import org.wxapplogin.service.users.TextTemplates.End;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Notice;
import org.wxapplogin.web.admin.page.Notice.Undo;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/templates}: the texts that operators pick in the forms of bans and notes.
 * {@code POST /admin/templates/add}, {@code /{id}/change}, {@code /{id}/delete} and {@code
 * /{id}/undo-delete} keep them.
 */
public final class TemplatesServlet extends ConsoleServlet {
  public static final String PATH = Paths.TEMPLATES;
  public static final String ADD = PATH + "/add";
  public static final String CHANGE = PATH + "/{id}/change";
  public static final String DELETE = PATH + "/{id}/delete";

  public static final String UNDO_DELETE = PATH + "/{id}/undo-delete";

  private static final int MAX_WORD = 16;

  private final transient TextTemplates templates;
  private final transient Map<String, Handler> acts =
      Map.of(
          ADD,
          this::add,
          CHANGE,
          this::change,
          DELETE,
          this::delete,
          UNDO_DELETE,
          this::undoDelete);

  public TemplatesServlet(Console console, TextTemplates templates) {
    super(console);
    this.templates = templates;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.redirect(PATH);
      return;
    }
    visit.actor().need(AdminRole.OPERATOR);
    Optional<Notice> notice = visit.flash(PATH).map(left -> left.notice(undo(left), visit.texts()));
    visit.show("templates", TemplatesPage.of(templates.list(), notice, visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void add(Visit visit) throws IOException {
    visit.actor().need(AdminRole.OPERATOR);
    Kind kind =
        Filter.ofName(visit.field("kind", MAX_WORD), Kind.values())
            .orElseThrow(
                () -> AppException.ofField(ErrorCode.BAD_ARGUMENT, "kind", "is no choice"));
    done(
        visit,
        templates.add(visit.actor(), kind, name(visit), text(visit)),
        Outcome.TEMPLATE_ADDED);
  }

  private void change(Visit visit) throws IOException {
    End end = templates.change(visit.actor(), visit.id(), name(visit), text(visit));
    done(visit, end, Outcome.TEMPLATE_CHANGED);
  }

  private void delete(Visit visit) {
    boolean deleted = templates.delete(visit.actor(), visit.id());
    Flash flash = Flash.of(deleted, Outcome.TEMPLATE_DELETED);
    visit.redirect(PATH, flash.undoneBy(Long.toString(visit.id())));
  }

  private void undoDelete(Visit visit) {
    Outcome outcome =
        switch (templates.undoDelete(visit.actor(), visit.id())) {
          case DONE -> Outcome.TEMPLATE_PUT_BACK;
          case UNCHANGED -> Outcome.UNCHANGED;
          case FULL -> Outcome.TEMPLATE_FULL;
          case NAME_TAKEN -> Outcome.TEMPLATE_TAKEN;
          case GONE -> Outcome.TEMPLATE_GONE;
        };
    visit.redirect(PATH, Flash.of(outcome));
  }

  private static Optional<Undo> undo(Flash flash) {
    return flash.undo().matches("\\d{1,18}")
        ? Optional.of(Undo.by(Paths.of(UNDO_DELETE, Long.parseLong(flash.undo()))))
        : Optional.empty();
  }

  private static void done(Visit visit, End end, Outcome outcome) {
    switch (end) {
      case DONE -> visit.redirect(PATH, Flash.of(outcome));
      case UNCHANGED, GONE -> visit.redirect(PATH, Flash.of(Outcome.UNCHANGED));
      case FULL -> throw visit.refused("text", visit.texts().text("templates.full"));
      case NAME_TAKEN -> throw visit.refused("name", visit.texts().text("templates.taken"));
    }
  }

  // Twice: a character may be two UTF-16 units, and browsers send the end of a line as two.

  private static String name(Visit visit) throws IOException {
    return visit.field("name", 2 * TextTemplate.MAX_NAME);
  }

  private static String text(Visit visit) throws IOException {
    return visit.field("text", 2 * TextTemplate.MAX_TEXT);
  }
}
