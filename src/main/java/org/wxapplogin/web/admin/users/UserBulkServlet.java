package org.wxapplogin.web.admin.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.User;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.users.BulkResult;
import org.wxapplogin.service.users.UserActions;
import org.wxapplogin.service.users.UserBulk;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.admin.page.AdminAuth;
import org.wxapplogin.web.admin.page.AdminServlet;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Cookies;
import org.wxapplogin.web.admin.page.ErrorPages;
import org.wxapplogin.web.admin.page.Form;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.LocalPath;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Pages;

/**
 * {@code POST /admin/users/bulk/{act}}: does something to the users who are ticked, and leads back
 * to the list, which tells what became of it. To disable takes a reason: without one, it answers
 * with a page that asks for it.
 */
public final class UserBulkServlet extends AdminServlet {
  public static final String PATH = UserPaths.LIST + "/bulk/";

  private static final Pattern TICKED = Pattern.compile("u(\\d{1,18})");
  private static final Pattern IDS = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,199}");
  private static final int MAX_IDS = 4_000;
  private static final int MAX_PATH = 1_000;

  private final transient UserBulk bulk;
  private final transient Cookies cookies;
  private final transient Pages pages;
  private final transient ErrorPages errors;

  /** What can be done; the path's last part is the name. */
  public enum Act {
    DISABLE,
    ENABLE,
    LEVEL,
    UNDO;

    public String path() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Act> of(String path) {
      return Arrays.stream(values()).filter(act -> act.path().equals(path)).findFirst();
    }
  }

  public UserBulkServlet(UserBulk bulk, boolean secureCookies, Pages pages, ErrorPages errors) {
    this.bulk = bulk;
    this.cookies = new Cookies(secureCookies);
    this.pages = pages;
    this.errors = errors;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Act> act = Act.of(String.valueOf(request.getPathInfo()).replaceFirst("^/", ""));
    if (act.isEmpty()) {
      errors.show(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Input form = Form.of(request);
    Actor by = AdminAuth.actor(request);
    String to = LocalPath.orUsers(form.optional("to", MAX_PATH).orElse(""));
    String reason = form.optional("reason", UserActions.MAX_REASON).orElse("").strip();
    Collection<Long> ids = act.get() == Act.UNDO ? List.of() : ids(form);
    if (act.get() == Act.DISABLE && reason.isEmpty() && !ids.isEmpty() && by.mayAct()) {
      ask(request, response, ids, to);
      return;
    }

    BulkFlash flash =
        act.get() == Act.UNDO
            ? undo(by, form, Messages.of(Language.of(request)))
            : run(act.get(), by, ids, reason, form);

    flash.leave(request, response, cookies);
    LocalPath.redirect(request, response, to);
  }

  private BulkFlash run(Act act, Actor by, Collection<Long> ids, String reason, Input form) {
    return switch (act) {
      case DISABLE -> {
        BulkResult result = bulk.disable(by, ids, reason);
        yield BulkFlash.of(act, result, undoBy(Act.ENABLE, result));
      }
      case ENABLE -> {
        BulkResult result = bulk.enable(by, ids);
        yield BulkFlash.of(act, result, undoBy(Act.DISABLE, result));
      }
      default -> {
        UserLevel level = level(form);
        Map<Long, UserLevel> levels = new TreeMap<>();
        ids.forEach(id -> levels.put(id, level));
        BulkResult result = bulk.setLevels(by, levels);
        yield BulkFlash.of(act, result, Optional.of(BulkUndo.of(Act.LEVEL, result.changed())));
      }
    };
  }

  private BulkFlash undo(Actor by, Input form, Messages messages) {
    BulkUndo undo =
        form.optional("undo", BulkUndo.MAX_TEXT)
            .flatMap(BulkUndo::parse)
            .orElseThrow(() -> new AppException(ErrorCode.BAD_ARGUMENT, "nothing to undo"));
    BulkResult result =
        switch (undo.act()) {
          case ENABLE -> bulk.enable(by, undo.ids());
          case DISABLE -> bulk.disable(by, undo.ids(), messages.text("user.undo.reason"));
          default -> bulk.setLevels(by, undo.levels());
        };
    return BulkFlash.of(Act.UNDO, result, Optional.empty());
  }

  private static Optional<BulkUndo> undoBy(Act act, BulkResult result) {
    return Optional.of(BulkUndo.of(act, result.changed().keySet()));
  }

  private void ask(
      HttpServletRequest request, HttpServletResponse response, Collection<Long> ids, String to)
      throws ServletException, IOException {
    Messages messages = Messages.of(Language.of(request));
    Collection<User> users = bulk.find(ids);
    pages.show(
        request,
        response,
        "users-disable",
        new BulkDisablePage(
            messages.text("bulk.disable.title"),
            users.size() == 1
                ? messages.text("user.disable.submit")
                : messages.format("bulk.disable.submit", users.size()),
            String.join(".", users.stream().map(user -> Long.toString(user.id())).toList()),
            to,
            UserActions.MAX_REASON,
            users.stream().map(user -> person(user, messages)).toList()));
  }

  private static BulkDisablePage.Person person(User user, Messages messages) {
    String name = user.profile().nickName();
    return new BulkDisablePage.Person(
        messages.format("users.id", Long.toString(user.id())),
        UserPaths.page(user.id()),
        Avatar.of(user.id(), name, user.profile().avatarUrl()),
        name.isBlank() ? messages.text("users.unnamed") : name,
        messages.text("status." + user.status()),
        user.status().name().toLowerCase(Locale.ROOT));
  }

  /** Those ticked; everybody on the page, where that is ticked or nothing else is asked for. */
  private static Collection<Long> ids(Input form) {
    Collection<Long> ids = new TreeSet<>();
    if (form.has("all")) {
      String page = form.optional("page", MAX_IDS).orElse("");
      if (IDS.matcher(page).matches()) {
        Arrays.stream(page.split("\\.")).map(Long::valueOf).forEach(ids::add);
      }
      return ids;
    }
    for (String name : form.names()) {
      Matcher ticked = TICKED.matcher(name);
      if (ticked.matches()) {
        ids.add(Long.valueOf(ticked.group(1)));
      }
    }
    return ids;
  }

  private static UserLevel level(Input form) {
    int number = form.number("level").orElse(-1);
    return Arrays.stream(UserLevel.values())
        .filter(level -> level.number() == number)
        .findFirst()
        .orElseThrow(() -> new AppException(ErrorCode.BAD_VALUE, "no such level"));
  }
}
