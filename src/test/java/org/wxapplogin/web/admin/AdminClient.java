package org.wxapplogin.web.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestSettings;
import org.wxapplogin.domain.AdminRole;

/** A browser without a screen: keeps cookies, follows nothing by itself. */
public final class AdminClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");

  private final TestServer server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  public AdminClient(TestServer server) {
    this.server = server;
  }

  /** Sends this header from now on. */
  public AdminClient with(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  public HttpResponse<String> send(String method, String path) {
    return send(request(path).method(method, BodyPublishers.noBody()));
  }

  /**
   * @param form names and values in turn
   */
  public HttpResponse<String> post(String path, String... form) {
    StringJoiner body = new StringJoiner("&");
    for (int i = 0; i < form.length; i += 2) {
      body.add(form[i] + "=" + URLEncoder.encode(form[i + 1], UTF_8));
    }
    return postWritten(path, body.toString());
  }

  /**
   * @param body of a form, escapes and all
   */
  public HttpResponse<String> postWritten(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Fills in the form of the sign-in page. */
  public HttpResponse<String> signIn(String password, String to) {
    return post(
        "/admin/sign-in",
        "csrf",
        csrfToken(get("/admin/sign-in")),
        "to",
        to,
        "name",
        "admin",
        "password",
        password);
  }

  public AdminClient signedIn() {
    signIn(TestSettings.ADMIN_PASSWORD, "");
    return this;
  }

  /** As the admin that {@code AdminSite.makeAdmin} made. */
  public AdminClient signedInAs(AdminRole role) {
    post(
        "/admin/sign-in",
        "csrf",
        csrfToken(get("/admin/sign-in")),
        "name",
        role.name().toLowerCase(Locale.ROOT),
        "password",
        TestSettings.ADMIN_PASSWORD);
    return this;
  }

  public String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  /** A page without tokens and versions of files, in which any digits may stand by chance. */
  public static String withoutTokens(String page) {
    return page.replaceAll("[\\w-]{20,}|\\?v=\\w+", "");
  }

  /** The CSRF token in the forms of a page. */
  public static String csrfToken(HttpResponse<String> page) {
    Matcher matcher = CSRF_TOKEN.matcher(page.body());
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Where a reply leads, within the context. */
  public static String location(HttpResponse<String> reply) {
    return reply.headers().firstValue("Location").orElse("").replaceFirst("^/wxapplogin", "");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
    headers.forEach(request::header);
    StringJoiner sent = new StringJoiner("; ");
    cookies.forEach((name, value) -> sent.add(name + "=" + value));
    return cookies.isEmpty() ? request : request.header("Cookie", sent.toString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
      for (String set : reply.headers().allValues("Set-Cookie")) {
        String[] pair = set.split(";", 2)[0].split("=", 2);
        if (set.contains("Max-Age=0")) {
          cookies.remove(pair[0]);
        } else {
          cookies.put(pair[0], pair[1]);
        }
      }
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
