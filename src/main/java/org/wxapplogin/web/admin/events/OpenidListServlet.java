package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.push.ClosedAccounts;
import org.wxapplogin.service.push.ClosedAccounts.Done;
import org.wxapplogin.service.push.ClosedAccounts.Plan;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/openids}: takes WeChat's list of openids whose accounts are closed. {@code POST
 * /admin/openids/check} says what it would do, {@code /cancel} does it.
 */
public final class OpenidListServlet extends ConsoleServlet {
  public static final String PATH = Paths.OPENIDS;
  public static final String CHECK = PATH + "/check";
  public static final String CANCEL = PATH + "/cancel";

  private static final int MAX_APPID = 32;

  /** Of the longest list, with the longest openids there are; less than a form may hold. */
  public static final int MAX_TEXT = 50_000;

  private final transient ClosedAccounts accounts;
  private final transient Apps apps;
  private final transient Map<String, Handler> acts =
      Map.of(CHECK, this::check, CANCEL, this::cancel);

  public OpenidListServlet(Console console, ClosedAccounts accounts, Apps apps) {
    super(console);
    this.accounts = accounts;
    this.apps = apps;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.redirect(PATH); // in another language, say: what was sent is not there any more
      return;
    }
    visit.actor().need(AdminRole.OWNER);
    visit.show("openids", OpenidListPage.empty(appids(), visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void check(Visit visit) throws ServletException, IOException {
    Plan plan = accounts.plan(visit.actor(), app(visit), list(visit));
    show(visit, plan, Optional.empty());
  }

  private void cancel(Visit visit) throws ServletException, IOException {
    String list = list(visit);
    Done done = accounts.cancel(visit.actor(), app(visit), list);
    show(visit, accounts.plan(visit.actor(), app(visit), list), Optional.of(done));
  }

  private void show(Visit visit, Plan plan, Optional<Done> done)
      throws ServletException, IOException {
    visit.show(
        "openids", OpenidListPage.of(appids(), app(visit), list(visit), plan, done, visit.texts()));
  }

  private String app(Visit visit) throws IOException {
    String app = visit.field("app", MAX_APPID);
    List<String> appids = appids();
    return appids.contains(app) ? app : appids.stream().findFirst().orElse("");
  }

  private List<String> appids() {
    return List.copyOf(apps.appids());
  }

  private static String list(Visit visit) throws IOException {
    String list = visit.field("openids", MAX_TEXT);
    int lines = ClosedAccounts.lines(list);
    if (lines == 0) {
      throw visit.refused("openids", visit.texts().text("openids.empty"));
    }
    if (lines > ClosedAccounts.MOST) {
      throw visit.refused(
          "openids", visit.texts().format("openids.too-many", ClosedAccounts.MOST, lines));
    }
    return list;
  }
}
