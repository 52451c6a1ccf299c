package org.wxapplogin.web.admin.webhooks;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.service.webhook.WebhookDesk;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code GET /admin/webhooks}: the receivers of webhooks, how far each is, and the events it did
 * not take. {@code POST} below it: what owners do about them.
 */
public final class WebhooksServlet extends ConsoleServlet {
  public static final String PATH = Paths.WEBHOOKS;
  public static final String PAUSE = PATH + "/pause";
  public static final String RESUME = PATH + "/resume";
  public static final String TEST = PATH + "/test";
  public static final String SEND_AGAIN = PATH + "/send-again";
  public static final String LEAVE_OUT = PATH + "/leave-out";

  private static final int MAX_NAME = 32;
  private static final int MAX_NUMBER = 18;

  private final transient WebhookDesk desk;
  private final transient Map<String, Handler> acts =
      Map.of(
          PAUSE, this::pause,
          RESUME, this::resume,
          TEST, this::test,
          SEND_AGAIN, this::sendAgain,
          LEAVE_OUT, this::leaveOut);

  public WebhooksServlet(Console console, WebhookDesk desk) {
    super(console);
    this.desk = desk;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.notFound();
      return;
    }
    visit.show("webhooks", WebhooksPage.of(desk.list(), visit.notice(PATH), visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void pause(Visit visit) throws IOException {
    tell(visit, desk.pause(visit.actor(), receiver(visit)), Outcome.WEBHOOK_PAUSED);
  }

  private void resume(Visit visit) throws IOException {
    tell(visit, desk.resume(visit.actor(), receiver(visit)), Outcome.WEBHOOK_RESUMED);
  }

  private void test(Visit visit) throws IOException {
    Outcome outcome =
        switch (desk.test(visit.actor(), receiver(visit))) {
          case DELIVERED -> Outcome.WEBHOOK_TESTED;
          case NOT_DELIVERED -> Outcome.WEBHOOK_TEST_FAILED;
          case BUSY -> Outcome.WEBHOOK_BUSY;
        };
    visit.redirect(PATH, Flash.of(outcome));
  }

  private void sendAgain(Visit visit) throws IOException {
    tell(
        visit,
        desk.sendAgain(visit.actor(), receiver(visit), event(visit)),
        Outcome.EVENT_SENT_AGAIN);
  }

  private void leaveOut(Visit visit) throws IOException {
    tell(
        visit, desk.leaveOut(visit.actor(), receiver(visit), event(visit)), Outcome.EVENT_LEFT_OUT);
  }

  private static void tell(Visit visit, boolean done, Outcome outcome) throws IOException {
    visit.redirect(PATH, Flash.of(done, outcome));
  }

  private static String receiver(Visit visit) throws IOException {
    return visit.field("receiver", MAX_NAME);
  }

  /** The number of an event; 0, which none has, for what is no number. */
  private static long event(Visit visit) throws IOException {
    String number = visit.field("event", MAX_NUMBER);
    return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
  }
}
