package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.domain.PasswordFault;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.OwnAccount;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/** {@code /admin/account/password}: changes the own password. */
public final class PasswordServlet extends ConsoleServlet {
  public static final String PATH = Paths.PASSWORD;

  /** More than is taken, so that a password that is too long is refused and not cut. */
  private static final int MAX_SENT = 4_000;

  private final transient OwnAccount own;

  public PasswordServlet(Console console, OwnAccount own) {
    super(console);
    this.own = own;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    show(visit, "");
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    Texts texts = visit.texts();
    Secret wanted = visit.secret("new", MAX_SENT);
    if (!wanted.reveal().equals(visit.field("again", MAX_SENT))) {
      show(visit, texts.text("password.not-same"));
      return;
    }
    Optional<PasswordFault> fault =
        own.changePassword(
            visit.access(), visit.secret("current", MAX_SENT), wanted, visit.origin());
    if (fault.isPresent()) {
      show(visit, texts.text("password.fault." + fault.get()));
      return;
    }
    visit.redirect(Paths.ACCOUNT, Flash.of(Outcome.PASSWORD_CHANGED));
  }

  private static void show(Visit visit, String error) throws ServletException, IOException {
    AdminAccess access = visit.access();
    visit.show(
        "password", new PasswordPage(access.account().mustChange(), access.admin().name(), error));
  }
}
