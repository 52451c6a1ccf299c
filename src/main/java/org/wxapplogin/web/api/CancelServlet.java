package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.service.account.Cancellation;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.TokenFilter;

/**
 * {@code POST /wx/user/cancel}: cancels the account of the user who asks. A GET says beforehand how
 * long that can be undone.
 */
public final class CancelServlet extends ApiServlet {
  private final transient Cancellation cancellation;

  public CancelServlet(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seconds = cancellation.coolingOff().toSeconds();
    String deletedAt = cancellation.deletedAtIfNow().toString();
    Envelope.ok(request, response, new Prospect(seconds, deletedAt));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String deletedAt = cancellation.cancel(TokenFilter.session(request)).toString();
    Envelope.ok(request, response, new Reply(deletedAt));
  }

  private record Prospect(long coolingOffSeconds, String deletedAt) {}

  private record Reply(String deletedAt) {}
}
