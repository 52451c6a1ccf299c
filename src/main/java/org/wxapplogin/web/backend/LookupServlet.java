package org.wxapplogin.web.backend;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Service;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.service.backend.FoundUsers;
import org.wxapplogin.web.BasicAuthFilter;
import org.wxapplogin.web.Input;
import org.wxapplogin.web.Json;

/**
 * {@code POST /service/users/lookup}: up to 500 users by {@code ids}, or by {@code appid} and
 * {@code openids}, in the order in which they were asked for.
 */
public final class LookupServlet extends BackendServlet {
  private static final int MOST = 500;
  private static final Predicate<String> NUMBER =
      Pattern.compile("[1-9]\\d{0,17}").asMatchPredicate();

  private final transient BackendUsers users;
  private final transient PictureAddresses pictures;

  public LookupServlet(BackendUsers users, PictureAddresses pictures) {
    super("POST");
    this.users = users;
    this.pictures = pictures;
  }

  private record Reply(List<UserReply> users, List<?> absent) {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Service service = BasicAuthFilter.service(request);
    Input in = Input.ofBody(request);
    if (in.has("ids") == in.has("openids")) {
      throw new AppException(ErrorCode.BAD_ARGUMENT, "either ids, or openids with their appid");
    }
    FoundUsers<?> found =
        in.has("ids")
            ? users.byIds(service, ids(in))
            : users.byOpenids(service, name(in, "appid"), openids(in));
    Reply reply =
        new Reply(
            found.users().stream().map(user -> UserReply.of(user, service, pictures)).toList(),
            found.absent());
    Json.write(response, HttpServletResponse.SC_OK, reply);
  }

  private static List<Long> ids(Input in) {
    return texts(in, "ids", NUMBER).stream().map(Long::valueOf).toList();
  }

  private static List<String> openids(Input in) {
    return texts(in, "openids", Identity::isId);
  }

  /** Of a list of numbers or texts the text of each. */
  private static List<String> texts(Input in, String name, Predicate<String> form) {
    JsonArray array =
        in.raw(name)
            .filter(JsonElement::isJsonArray)
            .map(JsonElement::getAsJsonArray)
            .orElseThrow(() -> AppException.ofField(ErrorCode.BAD_ARGUMENT, name, "is no list"));
    if (array.isEmpty() || array.size() > MOST) {
      throw AppException.ofField(ErrorCode.BAD_VALUE, name, "must have from 1 to " + MOST);
    }
    return StreamSupport.stream(array.spliterator(), false)
        .map(value -> text(value, name, form))
        .toList();
  }

  private static String text(JsonElement value, String name, Predicate<String> form) {
    if (!value.isJsonPrimitive() || !form.test(value.getAsString())) {
      throw AppException.ofField(ErrorCode.BAD_ARGUMENT, name, "holds something that is none");
    }
    return value.getAsString();
  }
}
