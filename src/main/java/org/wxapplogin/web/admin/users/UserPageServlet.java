package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserNote;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.PhoneReveals;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserDetail;
import org.wxapplogin.service.users.UserNotes;
import org.wxapplogin.service.users.UserPageQuery;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.ErrorPages;
import org.wxapplogin.web.admin.page.Flash;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code GET /admin/users/{id}}: one user. {@code POST /admin/users/{id}/{act}}: does something to
 * them and leads back to the page, which tells what became of it. Only a phone number is shown by
 * the answer itself, so that it is in no address, cookie or history.
 */
public final class UserPageServlet extends AdminServlet {
  private static final Pattern PATH = Pattern.compile("/(\\d{1,18})(?:/([a-z-]{1,16}))?");
  private static final int DEVICE_CHARS = 32;
  private static final int ID_CHARS = 18;

  private final transient UserPageQuery reads;
  private final transient UserActions acts;
  private final transient UserNotes notes;
  private final transient PhoneReveals phones;
  private final transient UserDeletePages deletes;
  private final transient ZoneId zone;
  private final transient Cookies cookies;
  private final transient Pages pages;
  private final transient ErrorPages errors;

  public UserPageServlet(
      UserPageQuery reads,
      UserActions acts,
      UserNotes notes,
      PhoneReveals phones,
      UserDeletePages deletes,
      ZoneId zone,
      boolean secureCookies,
      Pages pages,
      ErrorPages errors) {
    this.reads = reads;
    this.acts = acts;
    this.notes = notes;
    this.phones = phones;
    this.deletes = deletes;
    this.zone = zone;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
    this.errors = errors;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    long userId = Long.parseLong(path.group(1));
    if (path.group(2) == null) {
      show(request, response, userId, Optional.empty());
      return;
    }
    Optional<UserPaths.Act> act = UserPaths.Act.of(path.group(2));
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
    } else if (act.get() == UserPaths.Act.DELETE) {
      Optional<UserDetail> found = reads.user(userId);
      if (found.isPresent()) {
        deletes.ask(request, response, AdminAuth.actor(request), found.get().user(), false);
      } else {
        showGone(request, response, userId);
      }
    } else {
      // Whoever switches the language on a page that answered a form comes here.
      LocalPath.redirect(request, response, UserPaths.page(userId));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
    Optional<UserPaths.Act> act =
        path.matches()
            ? Optional.ofNullable(path.group(2)).flatMap(UserPaths.Act::of)
            : Optional.empty();
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    long userId = Long.parseLong(path.group(1));
    Actor by = AdminAuth.actor(request);
    if (act.get() == UserPaths.Act.REVEAL_PHONE) {
      show(request, response, userId, phones.reveal(by, userId));
      return;
    }
    if (act.get() == UserPaths.Act.DELETE) {
      Optional<UserDetail> found = reads.user(userId);
      if (found.isPresent()
          && !deletes.delete(request, response, by, found.get().user(), Form.of(request))) {
        return;
      }
      LocalPath.redirect(request, response, UserPaths.page(userId));
      return;
    }
    if (act.get() == UserPaths.Act.LEVEL) {
      Optional<UserLevel> before = acts.setLevel(by, userId, level(Form.of(request)));
      done(before.isPresent(), Flash.LEVEL_SET)
          .leave(request, response, cookies, userId, number(before));
    } else {
      run(act.get(), by, userId, Form.of(request)).leave(request, response, cookies, userId);
    }
    LocalPath.redirect(request, response, UserPaths.page(userId));
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      long userId,
      Optional<Phone> revealed)
      throws ServletException, IOException {
    Optional<UserDetail> found = reads.user(userId);
    if (found.isEmpty()) {
      showGone(request, response, userId);
      return;
    }
    UserDetail detail = found.get();
    Actor by = AdminAuth.actor(request);
    Messages messages = Messages.of(Language.of(request));
    String was = Flash.was(request);
    FlashNote note =
        Flash.take(request, response, cookies, userId)
            .map(flash -> FlashNote.of(flash, was, detail.user(), by.mayAct(), messages))
            .orElse(FlashNote.NONE);
    pages.show(
        request, response, "user", UserDetailPage.of(detail, by, revealed, note, messages, zone));
  }

  private void showGone(HttpServletRequest request, HttpServletResponse response, long userId)
      throws ServletException, IOException {
    Optional<AuditEvent> deletion = reads.deletion(userId);
    if (deletion.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Messages messages = Messages.of(Language.of(request));
    response.setStatus(HttpServletResponse.SC_GONE);
    pages.show(request, response, "user-gone", UserGonePage.of(deletion.get(), messages, zone));
  }

  private Flash run(UserPaths.Act act, Actor by, long userId, Input form) {
    return switch (act) {
      case DISABLE -> {
        String reason = form.optional("reason", UserActions.MAX_REASON).orElse("").strip();
        yield done(acts.disable(by, userId, reason), Flash.DISABLED);
      }
      case ENABLE -> done(acts.enable(by, userId), Flash.ENABLED);
      case RESTORE -> done(acts.restore(by, userId), Flash.RESTORED);
      case END_DEVICE ->
          done(
              acts.endDevice(by, userId, form.required("device", DEVICE_CHARS)),
              Flash.DEVICE_ENDED);
      case END_ALL -> done(acts.endAll(by, userId), Flash.ALL_ENDED);
      case ADD_NOTE -> {
        // twice: a character may be two units, and the end of a line comes as two
        String text = form.required("note", 2 * UserNote.MAX_CHARS);
        yield done(notes.add(by, userId, text), Flash.NOTE_ADDED);
      }
      case DELETE_NOTE -> done(notes.delete(by, userId, noteId(form)), Flash.NOTE_DELETED);
      case LEVEL, REVEAL_PHONE, DELETE -> throw new IllegalStateException("answered by itself");
    };
  }

  private static String number(Optional<UserLevel> level) {
    return level.map(known -> Integer.toString(known.number())).orElse("");
  }

  private static Flash done(boolean changed, Flash flash) {
    return changed ? flash : Flash.UNCHANGED;
  }

  private static UserLevel level(Input form) {
    return form.optional("level", 2)
        .flatMap(UserPaths::level)
        .orElseThrow(() -> new AppException(ErrorCode.BAD_VALUE, "no such level"));
  }

  private static long noteId(Input form) {
    String text = form.required("note", ID_CHARS);
    if (!text.matches("\\d+")) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "no id of a note");
    }
    return Long.parseLong(text);
  }
}
