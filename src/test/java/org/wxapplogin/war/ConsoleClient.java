package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in admin without a browser, who times each page. All requests use one connection. */
public final class ConsoleClient {
  private static final Pattern CSRF_TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("<a [^>]*rel=\"next\"[^>]*>");
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Function<String, URI> uris;
  private final Map<String, String> cookies = new HashMap<>();

  /**
   * @param uris the address of a path below the context
   */
  public ConsoleClient(Function<String, URI> uris) {
    this.uris = uris;
  }

  /** A page, and how long it took to its last byte. */
  public record Page(int status, String body, long nanos) {

    /** The path of the next page of a list. */
    Optional<String> next() {
      Matcher link = NEXT.matcher(body);
      if (!link.find()) {
        return Optional.empty();
      }
      Matcher href = HREF.matcher(link.group());
      return href.find()
          ? Optional.of(href.group(1).replace("&amp;", "&").replaceFirst("^/wxapplogin", ""))
          : Optional.empty();
    }

    /** How many rows its tables have. */
    int rows() {
      int from = body.indexOf("<tbody");
      return from < 0 ? 0 : body.substring(from).split("<tr", -1).length - 1;
    }
  }

  /** Signs in anew, after which dangerous acts do not ask for the password for a while. */
  public void signIn(String name, String password) throws IOException, InterruptedException {
    int status = tryToSignIn(name, password).status();
    if (status != 303 && status != 302) {
      throw new IllegalStateException("the sign-in was refused: HTTP " + status);
    }
  }

  /** The answer to the form of the sign-in page. */
  Page tryToSignIn(String name, String password) throws IOException, InterruptedException {
    cookies.clear();
    return post("/admin/sign-in", "name", name, "password", password);
  }

  /**
   * Sends a form with the CSRF token of the page at {@code path}, or of another where there is
   * none. The time is that of the form alone.
   *
   * @param fields names and values in turn
   */
  public Page post(String path, String... fields) throws IOException, InterruptedException {
    Matcher csrfToken = CSRF_TOKEN.matcher(get(path).body());
    if (!csrfToken.find()) {
      csrfToken = CSRF_TOKEN.matcher(get("/admin/account").body());
      if (!csrfToken.find()) {
        throw new IllegalStateException("no page has a form");
      }
    }
    StringJoiner form = new StringJoiner("&").add("csrf=" + csrfToken.group(1));
    for (int i = 0; i < fields.length; i += 2) {
      form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build());
  }

  /** The values of its cookies that are long enough to be secrets. */
  List<String> secretCookies() {
    return cookies.values().stream().filter(value -> value.length() >= 43).toList();
  }

  public Page get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private Page send(HttpRequest request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
    long nanos = System.nanoTime() - start;
    keep(reply);
    return new Page(reply.statusCode(), reply.body(), nanos);
  }

  /** A file that is read as it comes and not kept. */
  record Stream(int status, long lines, long bytes, long nanos) {}

  /**
   * @param most after so many lines the rest is not read
   */
  Stream stream(String path, long most) throws IOException, InterruptedException {
    HttpRequest request = request(path).build();
    long start = System.nanoTime();
    HttpResponse<InputStream> reply = http.send(request, BodyHandlers.ofInputStream());
    long lines = 0;
    long bytes = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = reply.body()) {
      for (int read = in.read(buffer); read >= 0 && lines < most; read = in.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return new Stream(reply.statusCode(), lines, bytes, System.nanoTime() - start);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uris.apply(path)).header("Accept-Language", "zh-CN");
    StringJoiner sent = new StringJoiner("; ");
    cookies.forEach((name, value) -> sent.add(name + "=" + value));
    return cookies.isEmpty() ? request : request.header("Cookie", sent.toString());
  }

  private void keep(HttpResponse<?> reply) {
    for (String set : reply.headers().allValues("Set-Cookie")) {
      String[] pair = set.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
  }
}
