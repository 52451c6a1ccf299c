package org.wxapplogin.web.admin.signin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.wxapplogin.service.admin.PasswordConfirmation;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Console;
import org.wxapplogin.web.admin.page.ConsoleServlet;
import org.wxapplogin.web.admin.page.DownloadPage;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * {@code /admin/confirm?to=}: asks for the password on the way to a page that wants it. A download
 * does not replace the page in the browser, so it starts from a page that says so.
 */
public final class ConfirmServlet extends ConsoleServlet {
  public static final String PATH = Paths.CONFIRM;

  private final transient PasswordConfirmation confirmation;

  public ConfirmServlet(Console console, PasswordConfirmation confirmation) {
    super(console);
    this.confirmation = confirmation;
  }

  @Override
  protected void get(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.query());
    if (!confirmation.isFresh(visit.access())) {
      show(visit, to, false);
    } else if (LocalPath.isDownload(to)) {
      visit.startDownload(to);
      visit.show("download", DownloadPage.of(to));
    } else {
      visit.redirect(to);
    }
  }

  @Override
  protected void post(Visit visit) throws ServletException, IOException {
    String to = LocalPath.wanted(visit.form());
    if (confirmation.prove(visit.access(), Confirmation.password(visit), visit.origin())) {
      visit.redirect(LocalPath.onward(to));
    } else {
      show(visit, to, true);
    }
  }

  private static void show(Visit visit, String to, boolean refused)
      throws ServletException, IOException {
    List<Input.Field> fields = List.of(new Input.Field("to", to));
    visit.show("confirm", new ConfirmPage(PATH, fields, refused));
  }
}
