package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.service.backend.BackendActions;
import org.wxapplogin.service.backend.BackendUser;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;
import org.wxapplogin.web.RemoteAddress;

/**
 * {@code GET /service/users/{id}}: one user; {@code POST
 * /service/users/{id}/{sign-out|disable|enable|level}}: what a service does to them.
 */
public final class BackendUserServlet extends BackendServlet {
  private static final Pattern PATH = Pattern.compile("/([^/]*)(?:/([a-z-]+))?");
  private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
  private static final Set<String> ACTS = Set.of("sign-out", "disable", "enable", "level");
  private static final int MAX_REASON = 1_000; // whoever sends more means no reason

  private final transient BackendUsers users;
  private final transient BackendActions actions;
  private final transient PictureAddresses pictures;

  public BackendUserServlet(BackendUsers users, BackendActions actions, PictureAddresses pictures) {
    super("GET, POST");
    this.users = users;
    this.actions = actions;
    this.pictures = pictures;
  }

  private record Changed(boolean changed) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher path = path(request);
    if (path.group(2) != null) {
      throw notThisWay(request, response);
    }
    Service service = BasicAuthFilter.service(request);
    BackendUser found = users.find(service, id(path)).orElseThrow(BackendUserServlet::unknown);
    Json.write(response, HttpServletResponse.SC_OK, UserReply.of(found, service, pictures));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Matcher path = path(request);
    if (path.group(2) == null) {
      throw notThisWay(request, response);
    }
    boolean changed = act(request, path);
    Json.write(response, HttpServletResponse.SC_OK, new Changed(changed));
  }

  private boolean act(HttpServletRequest request, Matcher path) throws IOException {
    String act = path.group(2);
    if (!ACTS.contains(act)) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "no such act");
    }
    long id = id(path);
    Service by = BasicAuthFilter.service(request);
    ClientAddress ip = RemoteAddress.of(request);
    Input in = Input.ofBody(request);
    String reason = in.optional("reason", MAX_REASON).orElse("");
    return switch (act) {
      case "sign-out" -> actions.signOut(by, ip, id, reason);
      case "disable" -> actions.disable(by, ip, id, reason);
      case "enable" -> actions.enable(by, ip, id, reason);
      default -> actions.setLevel(by, ip, id, level(in), reason);
    };
  }

  private static UserLevel level(Input in) {
    int number =
        in.number("level")
            .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_ARGUMENT, "level", "is missing"));
    return Arrays.stream(UserLevel.values())
        .filter(level -> level.number() == number)
        .findFirst()
        .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_VALUE, "level", "is no level"));
  }

  private static Matcher path(HttpServletRequest request) {
    Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      throw unknown();
    }
    return path;
  }

  private static long id(Matcher path) {
    if (!ID.matcher(path.group(1)).matches()) {
      throw unknown();
    }
    return Long.parseLong(path.group(1));
  }

  private static AppException unknown() {
    return new AppException(ErrorCode.USER_UNKNOWN, "no user of this service's apps has this id");
  }
}
