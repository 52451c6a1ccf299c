package org.wxapplogin.web.admin.events;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.service.push.KeptEvents;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/push}: events that WeChat has pushed, or is said to have pushed, and that wait
 * for an owner. {@code POST /admin/push/apply} and {@code /dismiss} decide upon one of them.
 */
public final class PushListServlet extends ConsoleServlet {
  public static final String PATH = Paths.PUSHES;
  public static final String APPLY = PATH + "/apply";
  public static final String DISMISS = PATH + "/dismiss";

  private static final int MAX_ID = 64;

  private final transient KeptEvents events;
  private final transient Map<String, Handler> acts =
      Map.of(APPLY, this::apply, DISMISS, this::dismiss);

  public PushListServlet(Console console, KeptEvents events) {
    super(console);
    this.events = events;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.notFound();
      return;
    }
    visit.show(
        "push", PushListPage.of(events.list(visit.actor()), visit.notice(PATH), visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void apply(Visit visit) throws IOException {
    Outcome outcome =
        switch (events.apply(visit.actor(), event(visit))) {
          case DONE -> Outcome.PUSH_APPLIED;
          case GONE -> Outcome.UNCHANGED;
          case FAILED -> Outcome.PUSH_FAILED;
        };
    visit.redirect(PATH, Flash.of(outcome));
  }

  private void dismiss(Visit visit) throws IOException {
    boolean done = events.dismiss(visit.actor(), event(visit));
    visit.redirect(PATH, Flash.of(done, Outcome.PUSH_DISMISSED));
  }

  private static String event(Visit visit) throws IOException {
    return visit.field("event", MAX_ID);
  }
}
