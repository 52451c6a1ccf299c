package org.wxapplogin.web.backend;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Service;
import org.wxapplogin.service.backend.BackendAdditions;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.service.backend.UserQuestion;
import org.wxapplogin.service.backend.UserSlice;
import org.wxapplogin.service.importing.Outcome;
import org.wxapplogin.service.importing.UserImport;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;
import org.wxapplogin.web.RemoteAddress;

/**
 * {@code GET /service/users?appid=&openid=|unionid=|phone=|person=&after=&limit=}: the users who
 * match, or all, in pages by id. A parameter that is empty or unknown is refused: if it were passed
 * over, whoever asks for one user would be answered with all. {@code POST /service/users} makes one
 * known.
 */
public final class BackendUsersServlet extends BackendServlet {
  private static final Set<String> KNOWN =
      Set.of("appid", "openid", "unionid", "phone", "person", "after", "limit");
  private static final int MAX_TEXT = 64;
  private static final int MAX_FIELD = 1_000; // each has a smaller limit of its own
  private static final int MOST = 500;
  private static final int USUAL = 100;

  private final transient BackendUsers users;
  private final transient BackendAdditions additions;
  private final transient PictureAddresses pictures;

  public BackendUsersServlet(
      BackendUsers users, BackendAdditions additions, PictureAddresses pictures) {
    super("GET, POST");
    this.users = users;
    this.additions = additions;
    this.pictures = pictures;
  }

  /**
   * @param next null, and left out, if these are the last
   */
  private record Reply(List<UserReply> users, String next) {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Service service = BasicAuthFilter.service(request);
    UserSlice slice = users.page(service, question(Input.ofQuery(request)));
    Reply reply =
        new Reply(
            slice.users().stream().map(user -> UserReply.of(user, service, pictures)).toList(),
            slice.next().map(id -> Long.toString(id)).orElse(null));
    Json.write(response, HttpServletResponse.SC_OK, reply);
  }

  /**
   * @param outcome added, filled or unchanged
   */
  private record Written(long userId, String outcome, boolean phoneTaken) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Service by = BasicAuthFilter.service(request);
    Input in = Input.ofBody(request);
    UserImport.Written user = additions.add(by, RemoteAddress.of(request), fields(in), reason(in));
    Outcome outcome = user.outcome();
    boolean added = outcome.done() == Outcome.Done.ADDED;
    if (added) {
      response.setHeader("Location", "users/" + user.userId()); // whatever stands before the path
    }
    Json.write(
        response,
        added ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_OK,
        new Written(
            user.userId(), outcome.done().name().toLowerCase(Locale.ROOT), outcome.phoneTaken()));
  }

  /** All that was sent but the reason, as text. */
  private static Map<String, String> fields(Input in) {
    Map<String, String> fields = new HashMap<>();
    for (String name : in.names()) {
      if (!name.equals(REASON) && in.has(name)) {
        fields.put(name, in.word(name, MAX_FIELD));
      }
    }
    return fields;
  }

  private static UserQuestion question(Input in) {
    if (!KNOWN.containsAll(in.names())) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "the query has a parameter that is none here");
    }
    return new UserQuestion(
        nameIfSent(in, "appid"),
        nameIfSent(in, "openid"),
        nameIfSent(in, "unionid"),
        text(in, "phone"),
        text(in, "person"),
        after(in),
        limit(in));
  }

  private static Optional<String> text(Input in, String name) {
    return in.has(name) ? Optional.of(in.required(name, MAX_TEXT)) : Optional.empty();
  }

  private static Optional<String> nameIfSent(Input in, String field) {
    return in.has(field) ? Optional.of(name(in, field)) : Optional.empty();
  }

  private static long after(Input in) {
    String cursor = text(in, "after").orElse("0");
    if (!cursor.matches("\\d{1,18}")) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, "after", "is no cursor of ours");
    }
    return Long.parseLong(cursor);
  }

  private static int limit(Input in) {
    int limit = in.number("limit").orElse(USUAL);
    if (limit < 1 || limit > MOST) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, "limit", "must be from 1 to " + MOST);
    }
    return limit;
  }
}
