package org.wxapplogin.web.admin.apps;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppEntry;
import org.wxapplogin.domain.AppEntry.Field;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.apps.AppDesk;
import org.wxapplogin.service.apps.AppDesk.End;
import org.wxapplogin.service.apps.AppDesk.Result;
import org.wxapplogin.service.apps.AppTrial;
import org.wxapplogin.service.apps.KnownApp;
import org.wxapplogin.service.apps.KnownApp.Entered;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/apps}: the mini programs that are served; below it, a form for each, and one
 * for another. {@code POST}: what owners do about them. For owners alone.
 */
public final class AppsServlet extends ConsoleServlet {
  public static final String PATH = Paths.APPS;
  public static final String NEW = PATH + "/new";
  public static final String TRY = PATH + "/try";
  public static final String APP = PATH + "/{id}";
  public static final String STOP = APP + "/stop";
  public static final String START = APP + "/start";

  /** Longer than what any field takes, so that what is too long is told beside its field. */
  private static final int MAX_TYPED = 1_000;

  private static final int MAX_NUMBER = 18;

  private final transient AppDesk desk;
  private final transient AppTrial trial;
  private final transient Map<String, Handler> pages =
      Map.of(PATH, this::list, NEW, this::fresh, APP, this::one);
  private final transient Map<String, Handler> acts =
      Map.of(
          NEW, this::add,
          TRY, this::tryOut,
          APP, this::change,
          STOP, this::stop,
          START, this::start);

  public AppsServlet(Console console, AppDesk desk, AppTrial trial) {
    super(console);
    this.desk = desk;
    this.trial = trial;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    visit.actor().need(AdminRole.OWNER);
    handle(visit, pages);
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    visit.actor().need(AdminRole.OWNER);
    handle(visit, acts);
  }

  private void list(Visit visit) throws ServletException, IOException {
    visit.show("apps", AppsPage.of(desk.list(visit.actor()), visit.notice(PATH), visit.texts()));
  }

  private void fresh(Visit visit) throws ServletException, IOException {
    visit.show("app", AppForm.fresh(Map.of(), Set.of(), "", desk.defaults(), visit.texts()));
  }

  private void one(Visit visit) throws ServletException, IOException {
    Optional<KnownApp> app = desk.find(visit.actor(), visit.id());
    if (app.isEmpty()) {
      visit.notFound();
      return;
    }
    Entered entered = app.get().entered().orElseThrow();
    Map<Field, String> typed = AppForm.typed(entered.profile());
    visit.show(
        "app",
        AppForm.of(
            app.get(), entered.version(), typed, Set.of(), "", desk.defaults(), visit.texts()));
  }

  private void add(Visit visit) throws ServletException, IOException {
    Map<Field, String> typed = typed(visit);
    AppEntry.Read read = AppDesk.read(typed);
    Set<Field> faults = read.faults();
    String problem = leftOut(visit);
    if (faults.isEmpty() && problem.isEmpty()) {
      Result result = desk.add(visit.actor(), read.entry());
      if (result.end() == End.DONE) {
        visit.redirect(PATH, Flash.of(Outcome.APP_ADDED));
        return;
      }
      faults = result.faults();
      problem = result.end() == End.TAKEN ? visit.texts().text("apps.taken") : "";
    }
    visit.show("app", AppForm.fresh(typed, faults, problem, desk.defaults(), visit.texts()));
  }

  private void change(Visit visit) throws ServletException, IOException {
    Optional<KnownApp> app = desk.find(visit.actor(), visit.id());
    if (app.isEmpty()) {
      visit.notFound();
      return;
    }
    Map<Field, String> typed = typed(visit);
    typed.put(Field.APPID, app.get().appid());
    long version = number(visit, "version");
    AppEntry.Read read = AppDesk.read(typed);
    Set<Field> faults = read.faults();
    String problem = leftOut(visit);
    if (faults.isEmpty() && problem.isEmpty()) {
      Result result = desk.change(visit.actor(), visit.id(), version, read.entry());
      switch (result.end()) {
        case DONE, UNCHANGED, GONE -> {
          visit.redirect(PATH, Flash.of(result.end() == End.DONE, Outcome.APP_CHANGED));
          return;
        }
        case STALE -> {
          problem = visit.texts().text("apps.stale");
          version = app.get().entered().orElseThrow().version(); // now they have been told
        }
        default -> faults = result.faults();
      }
    }
    visit.show(
        "app",
        AppForm.of(app.get(), version, typed, faults, problem, desk.defaults(), visit.texts()));
  }

  private void stop(Visit visit) {
    Result result = desk.stop(visit.actor(), visit.id());
    visit.redirect(PATH, Flash.of(result.end() == End.DONE, Outcome.APP_STOPPED));
  }

  private void start(Visit visit) {
    Result result = desk.start(visit.actor(), visit.id());
    visit.redirect(PATH, Flash.of(result.end() == End.DONE, Outcome.APP_STARTED));
  }

  private void tryOut(Visit visit) throws ServletException, IOException {
    String appid = visit.field("appid", AppEntry.MAX_APPID);
    long id = number(visit, "app");
    AppTrial.Answer answer =
        trial.run(visit.actor(), appid, id == 0 ? Optional.empty() : Optional.of(id));
    visit.show("apps", AppsPage.of(desk.list(visit.actor()), appid, answer, visit.texts()));
  }

  /**
   * Says that secrets must be typed again, where the page that asked for the password was between.
   */
  private static String leftOut(Visit visit) throws IOException {
    return visit.form().has("left-out") ? visit.texts().text("apps.left-out") : "";
  }

  private static Map<Field, String> typed(Visit visit) throws IOException {
    Map<Field, String> typed = new EnumMap<>(Field.class);
    for (Field field : EnumSet.allOf(Field.class)) {
      String text = visit.field(field.word(), MAX_TYPED);
      typed.put(field, field == Field.NAME ? ShownText.line(text) : text.strip());
    }
    return typed;
  }

  /** A number that a form carries; 0, which none has, for what is no number. */
  private static long number(Visit visit, String name) throws IOException {
    String number = visit.field(name, MAX_NUMBER);
    return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
  }
}
