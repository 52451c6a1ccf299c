package org.wxapplogin.war;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wxapplogin.RawHttp.Reply;

/** Says what is wrong with a reply to a request that holds no secret, whatever the request was. */
final class ReplyJudge {
  /** 501 and 505 are HTTP's own; 503 has a frame and says that something is away. */
  private static final Set<Integer> ALLOWED_FAULTS = Set.of(501, 503, 505);

  /** Of a container's or proxy's page, or of a stack trace. */
  private static final List<String> INSIDES =
      List.of(
          "Apache Tomcat",
          "nginx/",
          "HTTP Status ",
          "\tat ",
          "java.lang",
          "org.apache",
          "org.wxapplogin",
          "Exception");

  /** Only of a reply to whoever has signed in, or is a service. */
  private static final List<String> SECRETS =
      List.of(
          "# HELP",
          "accessToken",
          "\"active\":",
          "\"users\":[",
          "\"status\":\"active\"", // a user as services see them
          "/admin/sign-out",
          "<web-app");

  /** Of the paths that the shipped nginx file closes. */
  private static final List<String> CLOSED = List.of("{\"status\":\"", "/admin/sign-in\"");

  private ReplyJudge() {}

  /**
   * @param closed whether nginx stands before the server, with the console and health closed
   */
  static List<String> faults(Reply reply, boolean closed) {
    List<String> faults = new ArrayList<>();
    if (reply.status() >= 500 && !ALLOWED_FAULTS.contains(reply.status())) {
      faults.add("status " + reply.status());
    }
    if (reply.status() == 503 && !reply.body().contains("\"errno\":")) {
      faults.add("status 503 without a frame");
    }
    if (reply.header("Set-Cookie").filter(cookie -> cookie.contains("SESSIONID")).isPresent()) {
      faults.add("a session of the container's");
    }
    find(INSIDES, reply.head() + reply.body(), "shows its insides", faults);
    find(SECRETS, reply.body(), "shows what is not for everybody", faults);
    if (closed) {
      find(CLOSED, reply.body(), "a closed place answered", faults);
      if (reply.header("X-Robots-Tag").isPresent()) {
        faults.add("the console answered");
      }
    }
    return faults;
  }

  private static void find(List<String> words, String text, String what, List<String> faults) {
    words.stream().filter(text::contains).forEach(word -> faults.add(what + ": " + word));
  }
}
