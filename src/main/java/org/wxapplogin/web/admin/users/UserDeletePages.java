package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.UserErasure;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/** Asks whether a user shall be deleted, and deletes them. */
public final class UserDeletePages {
  /** As long as an id or a nickname can be. */
  private static final int MAX_TYPED = 64;

  private final UserErasure erasure;
  private final Pages pages;

  public UserDeletePages(UserErasure erasure, Pages pages) {
    this.erasure = erasure;
    this.pages = pages;
  }

  void ask(
      HttpServletRequest request,
      HttpServletResponse response,
      Actor by,
      User user,
      boolean mistyped)
      throws ServletException, IOException {
    Messages messages = Messages.of(Language.of(request));
    UserDeletePage page =
        UserDeletePage.of(user, erasure.holdings(by, user.id()).orElseThrow(), mistyped, messages);
    if (mistyped) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
    pages.show(request, response, "user-delete", page);
  }

  /** Deletes the user if that is what was typed, else asks again; whether they are gone. */
  boolean delete(
      HttpServletRequest request, HttpServletResponse response, Actor by, User user, Input form)
      throws ServletException, IOException {
    try {
      erasure.erase(by, user.id(), form.optional("confirm", MAX_TYPED).orElse("").strip());
      return true;
    } catch (AppException e) {
      if (e.code() != ErrorCode.BAD_VALUE) {
        throw e;
      }
      ask(request, response, by, user, true);
      return false;
    }
  }
}
