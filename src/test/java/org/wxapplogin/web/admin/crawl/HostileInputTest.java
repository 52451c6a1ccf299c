package org.wxapplogin.web.admin.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wxapplogin.web.admin.AdminClient.location;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.web.admin.AdminClient;
import org.wxapplogin.web.admin.ConsoleFixture;
import org.wxapplogin.web.admin.ConsoleTest;

/**
 * Sends values that nobody types in every parameter of every page and every field of every form, as
 * each role: none of them may be a fault of the server.
 */
class HostileInputTest extends ConsoleTest {
  /** As they stand in a query or a form. */
  private static final List<String> VALUES =
      List.of(
          "",
          "%E4%B8%AD",
          "%F0%9F%98%80",
          "%ED%A0%80", // half of a surrogate pair
          "%00",
          "%25%27%5C",
          "%D9%A3", // a digit, but not of ASCII
          "-1",
          "9223372036854775808",
          "-999999999-01-01",
          "%2B999999999-12-31",
          "-999999999-01-01T00:00",
          "%2B999999999-12-31T23:59",
          "b-999999999999999.999999999999999999");

  private static final String LONG = "x".repeat(5_000);

  /** One ends what the others need; of the others each hashes a password, which takes long. */
  private static final Set<String> LEFT_OUT =
      Set.of("/admin/sign-out", "/admin/admins/{id}/reset-password");

  private final Map<String, Integer> faults = new TreeMap<>();
  private AdminClient client;

  @BeforeEach
  void fill() {
    for (AdminRole role : AdminRole.values()) {
      SITE.makeAdmin(role);
    }
    new ConsoleFixture(TEST_DB, SITE).make("小明");
    SITE.server().app().figures().figures().run();
  }

  @Test
  void noParameterOfAPageIsAFaultOfTheServer() {
    Crawl crawl = crawl(AdminRole.OWNER);
    Map<String, Set<String>> parameters = parameters(crawl);

    parameters.forEach(
        (path, names) -> {
          for (String name : names) {
            VALUES.forEach(value -> get(path + "?" + name + "=" + value));
            get(path + "?" + name + "=" + LONG);
            get(path + "?" + name + "=%E4%B8%AD&" + name + "=1");
          }
        });

    assertTrue(parameters.get("/admin/users").containsAll(Set.of("app", "reg-from", "at", "q")));
    assertEquals(Map.of(), faults);
  }

  @Test
  void noFieldOfAFormIsAFaultOfTheServer() {
    Crawl crawl = crawl(AdminRole.OWNER);

    for (CrawlForm form : crawl.forms()) {
      List<String> filled = crawl.filled(form);
      for (int field = 0; field < filled.size(); field += 2) {
        for (String value : values()) {
          post(form, filled, Set.of(filled.get(field)), value);
        }
      }
    }

    assertEquals(Map.of(), faults);
  }

  @ParameterizedTest
  @EnumSource
  void noRoleMakesAFaultOfTheServer(AdminRole role) {
    Crawl crawl = crawl(role);
    Set<String> everyName = new TreeSet<>();
    parameters(crawl).values().forEach(everyName::addAll);

    for (String value : VALUES) {
      StringJoiner query = new StringJoiner("&", "?", "");
      everyName.forEach(name -> query.add(name + "=" + value));
      parameters(crawl).keySet().forEach(path -> get(path + query));
    }
    for (CrawlForm form : crawl.forms()) {
      List<String> filled = crawl.filled(form);
      Set<String> names = new TreeSet<>(filled);
      names.remove("csrf");
      for (String value : values()) {
        post(form, filled, names, value);
      }
    }

    assertEquals(Map.of(), faults);
  }

  @Test
  void noPathIsAFaultOfTheServer() {
    Crawl crawl = crawl(AdminRole.OWNER);
    Set<String> kinds = new TreeSet<>(crawl.paths());
    crawl.forms().forEach(form -> kinds.add(CrawledPage.path(form.action())));

    for (String kind : kinds) {
      for (String value : VALUES) {
        get(kind.contains("{id}") ? kind.replace("{id}", value) : kind + "/" + value);
      }
    }

    assertEquals(Map.of(), faults);
  }

  @Test
  void noCookieIsAFaultOfTheServer() {
    Crawl crawl = crawl(AdminRole.OWNER);
    List<String> names =
        List.of(
            "wxapplogin_flash",
            "wxapplogin_columns",
            "wxapplogin_lang",
            "wxapplogin_theme",
            "wxapplogin_times",
            "wxapplogin_known",
            "wxapplogin_half",
            "wxapplogin_form",
            "wxapplogin_admin");

    for (String name : names) {
      for (String value : VALUES) {
        AdminClient other = new AdminClient(SITE.server()).with("Cookie", name + "=" + value);
        judge(name + "=" + value, other.get("/admin/sign-in").statusCode());
        if (!name.equals("wxapplogin_admin")) {
          judge(name + "=" + value, other.signedIn().get("/admin/users").statusCode());
        }
      }
    }

    assertEquals(List.of(), crawl.faults());
    assertEquals(Map.of(), faults);
  }

  private Crawl crawl(AdminRole role) {
    client = new AdminClient(SITE.server()).with("Accept-Language", "en").signedInAs(role);
    String name = role.name().toLowerCase(Locale.ROOT);
    Crawl crawl =
        new Crawl(
            new CrawlClient(client),
            new CrawlRules(),
            new CrawlTexts(SITE.clock(), name, 1, "127.0.0.1"));
    crawl.followLinks("/admin/");
    return crawl;
  }

  /** Those of the lists of users stand in the fields of a form that is posted and leads there. */
  private static Map<String, Set<String>> parameters(Crawl crawl) {
    Map<String, Set<String>> parameters = crawl.parameters();
    for (CrawlForm form : crawl.forms()) {
      if (form.action().equals("/admin/users/search")) {
        List<String> filled = crawl.filled(form);
        for (String path : List.of("/admin/users", "/admin/users.csv")) {
          for (int field = 0; field < filled.size(); field += 2) {
            parameters.computeIfAbsent(path, none -> new TreeSet<>()).add(filled.get(field));
          }
        }
      }
    }
    parameters.values().forEach(names -> names.addAll(Set.of("at", "lang", "to")));
    return parameters;
  }

  private static List<String> values() {
    List<String> values = new ArrayList<>(VALUES);
    values.add("%"); // a malformed escape
    values.add(LONG + LONG);
    return values;
  }

  private void get(String address) {
    judge("GET " + address, client.get(address).statusCode());
  }

  /** Follows where the form leads: what it was given is in that address. */
  private void post(CrawlForm form, List<String> filled, Set<String> hostile, String value) {
    if (LEFT_OUT.contains(CrawledPage.path(form.action()))) {
      return;
    }
    StringJoiner body = new StringJoiner("&");
    for (int i = 0; i < filled.size(); i += 2) {
      boolean changed = hostile.contains(filled.get(i));
      body.add(
          filled.get(i) + "=" + (changed ? value : URLEncoder.encode(filled.get(i + 1), UTF_8)));
    }
    String what = "POST " + form.action() + " " + hostile + "=" + value;
    HttpResponse<String> reply = client.postWritten(form.action(), body.toString());
    judge(what, reply.statusCode());
    if (reply.statusCode() == 303) {
      judge(what + " → " + location(reply), client.get(location(reply)).statusCode());
    }
  }

  private void judge(String what, int status) {
    if (status >= 500) {
      faults.put(what.length() > 160 ? what.substring(0, 160) : what, status);
    }
  }
}
