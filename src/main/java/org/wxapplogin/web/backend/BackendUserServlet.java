package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Service;
import org.wxapplogin.service.backend.BackendUser;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Json;

/** {@code GET /service/users/{id}}: one user. */
public final class BackendUserServlet extends BackendServlet {
  private static final Pattern ID = Pattern.compile("/([1-9]\\d{0,17})");

  private final transient BackendUsers users;
  private final transient PictureAddresses pictures;

  public BackendUserServlet(BackendUsers users, PictureAddresses pictures) {
    super("GET");
    this.users = users;
    this.pictures = pictures;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Service service = BasicAuthFilter.service(request);
    BackendUser found = users.find(service, id(request)).orElseThrow(BackendUserServlet::unknown);
    Json.write(response, HttpServletResponse.SC_OK, UserReply.of(found, service, pictures));
  }

  private static long id(HttpServletRequest request) {
    Matcher path = ID.matcher(String.valueOf(request.getPathInfo()));
    if (!path.matches()) {
      throw unknown();
    }
    return Long.parseLong(path.group(1));
  }

  private static AppException unknown() {
    return new AppException(ErrorCode.USER_UNKNOWN, "no user of this service's apps has this id");
  }
}
