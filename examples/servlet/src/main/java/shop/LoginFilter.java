package shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletionException;

/** Lets signed-in users through; their id is the attribute "userId" of the request. Copy it. */
public class LoginFilter extends HttpFilter {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      String token = request.getHeader("X-OA-Token");
      HttpResponse<String> verified = ask("/auth/verify", token == null ? "none" : token);
      response.setHeader("Cache-Control", "no-store"); // a next token is for this client alone
      verified
          .headers()
          .firstValue("X-Next-Token")
          .ifPresent(next -> response.setHeader("X-Next-Token", next));
      if (verified.statusCode() == 204) {
        request.setAttribute("userId", verified.headers().firstValue("X-User-Id").orElseThrow());
        chain.doFilter(request, response);
      } else { // only 401 means "sign in again": a login server in trouble signs nobody out
        response.setStatus(verified.statusCode() == 401 ? 401 : 503);
      }
    } catch (CompletionException e) { // it cannot be asked, neither here nor behind the filter
      response.setStatus(503);
    }
  }

  /** Asks the login server as a service, for instance about /service/users/{id}. */
  static HttpResponse<String> ask(String path, String token) {
    String service = System.getenv("SERVICE_NAME") + ":" + System.getenv("SERVICE_SECRET");
    String basic = "Basic " + Base64.getEncoder().encodeToString(service.getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(System.getenv("LOGIN_URL") + path))
            .headers("Authorization", basic, "X-OA-Token", token)
            .timeout(Duration.ofSeconds(5))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString()).join(); // or a CompletionException
  }
}
