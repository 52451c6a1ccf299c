package org.wxapplogin.web.admin.admins;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.admin.AdminAccess;
import org.wxapplogin.service.admin.AdminTotp;
import org.wxapplogin.service.admin.OneTimeSecrets;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/** {@code /admin/account/totp}: the own second step of signing in. */
public final class TotpServlet extends ConsoleServlet {
  public static final String PATH = Paths.TOTP;
  public static final String BEGIN = PATH + "/begin";
  public static final String CONFIRM = PATH + "/confirm";
  public static final String OFF = PATH + "/off";
  public static final String CODES = PATH + "/codes";

  private static final int MAX_CODE = 32;

  private final transient AdminTotp totp;
  private final transient OneTimeSecrets secrets;
  private final transient Map<String, Handler> acts =
      Map.of(
          BEGIN, this::begin, CONFIRM, this::confirm, OFF, this::turnOff, CODES, this::renewCodes);

  public TotpServlet(Console console, AdminTotp totp, OneTimeSecrets secrets) {
    super(console);
    this.totp = totp;
    this.secrets = secrets;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    if (visit.path().equals(PATH)) {
      show(visit, "");
    } else {
      visit.notFound();
    }
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    handle(visit, acts);
  }

  private void begin(Visit visit) {
    totp.begin(visit.access());
    visit.redirect(PATH);
  }

  private void confirm(Visit visit) throws ServletException, IOException {
    if (totp.confirm(visit.access(), code(visit), visit.origin())) {
      visit.redirect(PATH, Flash.of(Outcome.TOTP_ON));
    } else {
      show(visit, visit.texts().text("totp.wrong-code"));
    }
  }

  private void turnOff(Visit visit) throws ServletException, IOException {
    Secret password = visit.secret("password", Admin.MAX_PASSWORD_CHARS);
    if (totp.turnOff(visit.access(), password, code(visit), visit.origin())) {
      visit.redirect(PATH, Flash.of(Outcome.TOTP_OFF));
    } else {
      show(visit, visit.texts().text("totp.off.refused"));
    }
  }

  private void renewCodes(Visit visit) {
    boolean renewed = totp.renewCodes(visit.access(), visit.origin());
    visit.redirect(PATH, Flash.of(renewed, Outcome.CODES_RENEWED));
  }

  private static String code(Visit visit) throws IOException {
    return visit.field("code", MAX_CODE);
  }

  private void show(Visit visit, String error) throws ServletException, IOException {
    AdminAccess access = visit.access();
    long id = access.admin().id();
    visit.show(
        "totp",
        TotpPage.of(
            access,
            totp.isUnopened(access),
            totp.codesLeft(access),
            totp.waiting(access),
            secrets.take(access, OneTimeSecrets.About.RECOVERY_CODES, id),
            visit.notice(PATH),
            error,
            visit.texts()));
  }
}
