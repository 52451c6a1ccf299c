package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminSessionService;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code GET /admin/account}: the own account, and ending own sessions. */
public final class AccountServlet extends ConsoleServlet {
  public static final String PATH = Paths.ACCOUNT;
  public static final String END_SESSION = PATH + "/end-session";
  public static final String END_OTHERS = PATH + "/end-others";

  private static final int MAX_ID = 16;

  private final transient OwnAccount own;
  private final transient AdminSessionService sessions;
  private final transient AdminTotp totp;
  private final transient Map<String, Handler> acts =
      Map.of(END_SESSION, this::endSession, END_OTHERS, this::endOthers);

  public AccountServlet(
      Console console, OwnAccount own, AdminSessionService sessions, AdminTotp totp) {
    super(console);
    this.own = own;
    this.sessions = sessions;
    this.totp = totp;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (!visit.path().equals(PATH)) {
      visit.notFound();
      return;
    }
    AdminAccess access = visit.access();
    visit.show(
        "account",
        AccountPage.of(
            access,
            sessions.list(access),
            totp.codesLeft(access),
            visit.notice(PATH),
            visit.texts()));
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void endSession(Visit visit) throws IOException {
    String id = visit.form().required("session", MAX_ID);
    boolean ended = own.endSession(visit.access(), id, visit.origin());
    visit.redirect(PATH, Flash.of(ended, Outcome.SESSION_ENDED));
  }

  private void endOthers(Visit visit) {
    boolean ended = own.endOthers(visit.access(), visit.origin());
    visit.redirect(PATH, Flash.of(ended, Outcome.OTHERS_ENDED));
  }
}
