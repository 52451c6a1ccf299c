package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.domain.DataLink;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.service.account.DataLinks;
import org.wxapplogin.web.admin.page.ConsoleServlet.Handler;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Outcome;
import org.wxapplogin.web.admin.page.Paths;
import org.wxapplogin.web.admin.page.Visit;

/**
 * The forms of the link by which a user fetches their data. A page of its own shows the link once,
 * so that it is in no address, cookie or history, and not there on a reload.
 */
final class UserDataForms {
  /** The field of the form that makes a link: the one that was there, as {@link #mark} has it. */
  private static final String SEEN = "seen";

  private static final int MARK_CHARS = 20;

  private final DataLinks links;

  UserDataForms(DataLinks links) {
    this.links = links;
  }

  /** What answers each form, by its address. */
  Map<String, Handler> handlers() {
    return Map.of(
        UserPageServlet.MAKE_DATA_LINK, this::make,
        UserPageServlet.REVOKE_DATA_LINK, this::revoke);
  }

  /** By which a link is known again, without its secret. */
  static String mark(DataLink link) {
    return Long.toString(link.until().toEpochMilli());
  }

  private void make(Visit visit) throws IOException {
    Optional<String> seen = visit.form().optional(SEEN, MARK_CHARS);
    Optional<String> there = links.find(visit.id()).map(UserDataForms::mark);
    if (seen.isPresent() && there.isPresent() && !seen.equals(there)) {
      // Another admin has just made one, and may have sent it: a new one would end it unseen.
      visit.redirect(Paths.user(visit.id()), Flash.of(Outcome.UNCHANGED));
    } else if (links.make(visit.access(), visit.actor(), visit.id())) {
      visit.redirect(Paths.of(UserPageServlet.MAKE_DATA_LINK, visit.id()));
    } else {
      Outcome outcome = links.possible() ? Outcome.UNCHANGED : Outcome.DATA_LINK_NO_ADDRESS;
      visit.redirect(Paths.user(visit.id()), Flash.of(outcome));
    }
  }

  /** Shows the link that was just made; leads back to the user where there is none to show. */
  void show(Visit visit) throws ServletException, IOException {
    Optional<DataLink> made = links.find(visit.id());
    Optional<Secret> address = links.show(visit.access(), visit.id());
    if (made.isPresent() && address.isPresent()) {
      visit.show("data-link", DataLinkPage.of(made.get(), address.get(), visit.texts()));
    } else {
      visit.redirect(Paths.user(visit.id()));
    }
  }

  private void revoke(Visit visit) {
    boolean revoked = links.revoke(visit.actor(), visit.id());
    visit.redirect(Paths.user(visit.id()), Flash.of(revoked, Outcome.DATA_LINK_REVOKED));
  }
}
