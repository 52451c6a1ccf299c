package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
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
  private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
  private static final Pattern ACT = Pattern.compile("[a-z-]+");
  private static final int MAX_INSTANT = 64;
  private static final int MAX_TOLD = 1_000; // whoever sends more means no text
  private static final Set<String> ACTS = Set.of("sign-out", "disable", "enable", "level");

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

  /** What stands behind {@code /service/users}. */
  private record UserPath(String id, Optional<String> act) {
    static UserPath of(HttpServletRequest request) {
      String[] parts = String.valueOf(request.getPathInfo()).split("/", -1);
      if (parts.length == 2) {
        return new UserPath(parts[1], Optional.empty());
      }
      if (parts.length == 3 && ACT.matcher(parts[2]).matches()) {
        return new UserPath(parts[1], Optional.of(parts[2]));
      }
      throw unknown();
    }

    long userId() {
      if (!ID.matcher(id).matches()) {
        throw unknown();
      }
      return Long.parseLong(id);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UserPath path = UserPath.of(request);
    if (path.act().isPresent()) {
      throw notThisWay(request, response);
    }
    Service service = BasicAuthFilter.service(request);
    BackendUser found = users.find(service, path.userId()).orElseThrow(BackendUserServlet::unknown);
    Json.write(response, HttpServletResponse.SC_OK, UserReply.of(found, service, pictures));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UserPath path = UserPath.of(request);
    String act = path.act().orElseThrow(() -> notThisWay(request, response));
    boolean changed = act(request, act, path);
    Json.write(response, HttpServletResponse.SC_OK, new Changed(changed));
  }

  private boolean act(HttpServletRequest request, String act, UserPath path) throws IOException {
    if (!ACTS.contains(act)) {
      throw new AppException(ErrorCode.NOT_SUPPORTED, "no such act");
    }
    long id = path.userId();
    Service by = BasicAuthFilter.service(request);
    ClientAddress ip = RemoteAddress.of(request);
    Input in = Input.ofBody(request);
    String reason = reason(in);
    return switch (act) {
      case "sign-out" -> actions.signOut(by, ip, id, reason);
      case "disable" -> actions.disable(by, ip, id, until(in), reason, told(in));
      case "enable" -> actions.enable(by, ip, id, reason);
      default -> actions.setLevel(by, ip, id, level(in), reason);
    };
  }

  /** When the ban ends, as the API writes instants; empty for never. */
  private static Optional<Instant> until(Input in) {
    try {
      return in.optional("until", MAX_INSTANT).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "until", "is no instant", e);
    }
  }

  private static String told(Input in) {
    return in.optional("told", MAX_TOLD).orElse("");
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

  private static AppException unknown() {
    return new AppException(ErrorCode.USER_UNKNOWN, "no user of this service's apps has this id");
  }
}
