package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Shows signed-in users who they are, and forgets those who are deleted. */
public class ShopServlet extends HttpServlet {
  /** Rows of our own, by the user's id: a table in real life. */
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();

  private final Webhooks webhooks = new Webhooks(System.getenv("WEBHOOK_SECRETS").split(" "));

  /** Behind the {@link LoginFilter}. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = (String) request.getAttribute("userId");
    String reply = LoginFilter.ask("/service/users/" + id, "").body();
    JsonObject user = JsonParser.parseString(reply).getAsJsonObject();
    JsonObject me = new JsonObject();
    me.add("nickName", user.get("nickName"));
    me.add("phone", user.get("phone"));
    me.addProperty("visits", visits.merge(id, 1, Integer::sum));
    response.setContentType("application/json; charset=utf-8");
    response.getWriter().print(me);
  }

  /** Not behind it: the login server signs what it sends. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(65_536);
    Map<String, String> headers =
        Collections.list(request.getHeaderNames()).stream()
            .collect(Collectors.toMap(String::toLowerCase, request::getHeader, (one, two) -> one));
    if (!webhooks.isGenuine(headers, body)) {
      response.setStatus(401);
      return;
    }
    JsonObject event = JsonParser.parseString(new String(body, UTF_8)).getAsJsonObject();
    if (event.get("type").getAsString().equals("user.deleted")) {
      visits.remove(event.get("userId").getAsString()); // may come twice
    }
    response.setStatus(204);
  }
}
