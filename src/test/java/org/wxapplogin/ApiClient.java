package org.wxapplogin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Function;

/**
 * Talks to the API as a mini program does: real HTTP, JSON, a token in a header. Each reply must be
 * one that docs/openapi.yaml has.
 */
public final class ApiClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final OpenApi DOCUMENT = new OpenApi();

  private final Function<String, URI> server;

  public ApiClient(TestServer server) {
    this(server::uri);
  }

  /**
   * @param server gives the address of a path
   */
  public ApiClient(Function<String, URI> server) {
    this.server = server;
  }

  /** A reply, its envelope taken apart. */
  public record Reply(int status, JsonObject body, HttpResponse<String> http) {
    public int errno() {
      return body.get("errno").getAsInt();
    }

    public JsonObject data() {
      return body.getAsJsonObject("data");
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /** The token of a login. */
    public String token() {
      return data().get("token").getAsString();
    }
  }

  public Reply login(String code) {
    return post("/wx/auth/login_by_weixin", "{\"code\":\"" + code + "\"}");
  }

  /** The login of a client that takes next tokens. */
  public Reply loginWithRotation(String code) {
    return post("/wx/auth/login_by_weixin", "{\"code\":\"" + code + "\",\"rotation\":true}");
  }

  public Reply login(String appid, String code) {
    String body = "{\"appid\":\"" + appid + "\",\"code\":\"" + code + "\"}";
    return post("/wx/auth/login_by_weixin", body);
  }

  public Reply check(String token) {
    return get("/wx/auth/check", "X-OA-Token", token);
  }

  public Reply post(String path, String json, String... headers) {
    return reply(send(path, "POST", json, "Content-Type", "application/json", headers));
  }

  public Reply get(String path, String... headers) {
    return reply(send(path, "GET", "", "Accept", "*/*", headers));
  }

  public Reply delete(String path, String... headers) {
    return reply(send(path, "DELETE", "", "Accept", "*/*", headers));
  }

  /** Sends a request whose answer may be anything. */
  public HttpResponse<String> send(
      String path, String method, String body, String header, String value, String... more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.apply(path))
            .method(method, BodyPublishers.ofString(body))
            .header(header, value);
    for (int i = 0; i < more.length; i += 2) {
      request.setHeader(more[i], more[i + 1]);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      DOCUMENT.check(method, path, response);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Reply reply(HttpResponse<String> response) {
    JsonObject body =
        response.body().isEmpty()
            ? new JsonObject()
            : JsonParser.parseString(response.body()).getAsJsonObject();
    return new Reply(response.statusCode(), body, response);
  }
}
