package org.wxapplogin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Services for tests: one for each scope, named for it, and some that have several. */
public final class TestServices {
  /** Has every scope, for all apps. */
  public static final String ALL = "all";

  /** Has every scope, for the second app alone. */
  public static final String SECOND = "second";

  /** Knows users and their profiles. */
  public static final String PROFILES = "profiles";

  /** Knows users and their phone numbers. */
  public static final String PHONES = "phones";

  private TestServices() {}

  /** The name of the service that has this scope and no other. */
  public static String only(ServiceScope scope) {
    return scope.word().replace('.', '-');
  }

  /**
   * Settings for {@link TestSite#node}: the services, and what a test adds.
   *
   * @param more keys and values in turn
   */
  public static String[] settings(String... more) {
    List<String> names =
        new ArrayList<>(List.of(TestSettings.SERVICE, ALL, SECOND, PROFILES, PHONES));
    List<String> settings = new ArrayList<>();
    add(settings, ALL, words());
    add(settings, SECOND, words());
    settings.addAll(List.of("service.second.apps", FakeWechat.SECOND_APPID));
    add(settings, PROFILES, "users.read,users.profile");
    add(settings, PHONES, "users.read,users.phone");
    for (ServiceScope scope : ServiceScope.values()) {
      names.add(only(scope));
      add(settings, only(scope), scope.word());
    }
    settings.addAll(List.of("services", String.join(",", names)));
    settings.addAll(List.of(more));
    return settings.toArray(String[]::new);
  }

  private static void add(List<String> settings, String name, String scopes) {
    settings.addAll(List.of("service." + name + ".secret", secret(name)));
    settings.addAll(List.of("service." + name + ".scopes", scopes));
  }

  private static String words() {
    return Arrays.stream(ServiceScope.values()).map(ServiceScope::word).collect(joining(","));
  }

  public static String secret(String service) {
    return "the-secret-of-" + service + "-0123456789";
  }

  /** The header with which a service signs in. */
  public static String basic(String service) {
    return basic(service, secret(service));
  }

  public static String basic(String service, String secret) {
    return "Basic " + Base64.getEncoder().encodeToString((service + ":" + secret).getBytes(UTF_8));
  }

  public static HttpResponse<String> get(ApiClient api, String service, String path) {
    return api.send(path, "GET", "", "Authorization", basic(service));
  }

  public static HttpResponse<String> post(ApiClient api, String service, String path, String json) {
    return api.send(
        path, "POST", json, "Authorization", basic(service), "Content-Type", "application/json");
  }

  public static JsonObject json(HttpResponse<String> reply) {
    return JsonParser.parseString(reply.body()).getAsJsonObject();
  }
}
