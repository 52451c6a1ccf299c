package org.wxapplogin.web.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestServer;
import org.wxapplogin.TestServices;
import org.wxapplogin.TestSettings;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** The alerts and the dashboard that are shipped ask for what {@code /metrics} gives. */
class OperatorFilesTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final Path RULES = Path.of("deploy/prometheus/wxapplogin-rules.yaml");
  private static final Path RULES_TEST = Path.of("deploy/prometheus/wxapplogin-rules-test.yaml");
  private static final Path DASHBOARD = Path.of("deploy/grafana/wxapplogin.json");
  private static final Path DOCUMENT = Path.of("docs/operate.md");

  private static final Pattern METRIC = Pattern.compile("\\b(wxapplogin|jvm|process)_\\w+");
  private static final Pattern SELECTED = Pattern.compile("(\\w+)\\{([^{}]*)}");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*!?=~?\\s*\"([^\"]*)\"");
  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
  private static final Pattern TRIED = Pattern.compile("(?m)^ *alertname: (\\w+)$");

  /** What Prometheus itself adds to every sample. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  @AutoClose private final FakeWechat wechat = FakeWechat.start(0, Clock.systemUTC());
  @AutoClose private final TestServer server = start();
  private String metrics;

  private TestServer start() {
    return TestServer.start(
        TestSettings.with(
            wechat.uri(),
            "webhooks",
            "shop",
            "webhook.shop.url",
            "http://127.0.0.1:9/hook",
            "webhook.shop.secret",
            "whsec_" + Base64.getEncoder().encodeToString(new byte[32])),
        TEST_DB.dataSource(),
        Clock.systemUTC());
  }

  @BeforeEach
  void read() {
    ApiClient api = new ApiClient(server);
    api.check(api.login(wechat.login().code()).token());
    server.app().figures().figures().run();
    String account = TestServices.basic(TestSettings.SERVICE, TestSettings.SERVICE_SECRET);
    metrics = api.send("/metrics", "GET", "", "Authorization", account).body();
  }

  @Test
  void everyMetricAndLabelIsThere() throws IOException {
    List<String> questions = new ArrayList<>(expressions(JsonParser.parseString(read(DASHBOARD))));
    assertFalse(questions.isEmpty());
    questions.add(read(RULES));
    for (String question : questions) {
      for (String name : all(METRIC, 0, question)) {
        assertFalse(samples(name).isEmpty(), "no " + name + ", in " + question);
      }
      Matcher selected = SELECTED.matcher(question);
      while (selected.find()) {
        String samples = samples(selected.group(1));
        Matcher label = LABEL.matcher(selected.group(2));
        while (label.find()) {
          String name = label.group(1);
          assertEquals(
              !OF_PROMETHEUS.contains(name),
              samples.contains(name + "=\""),
              name + " of " + selected.group(1));
        }
      }
    }
  }

  @Test
  void everyAlertIsTriedAndTold() throws IOException {
    Set<String> alerts = all(ALERT, 1, read(RULES));
    assertFalse(alerts.isEmpty());
    assertEquals(alerts, all(TRIED, 1, read(RULES_TEST)));
    String document = read(DOCUMENT);
    assertEquals(List.of(), alerts.stream().filter(alert -> !document.contains(alert)).toList());
  }

  /** The samples of a metric, one below the other. */
  private String samples(String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .collect(Collectors.joining("\n"));
  }

  /** What the panels of the dashboard ask. */
  private static List<String> expressions(JsonElement of) {
    List<String> found = new ArrayList<>();
    if (of.isJsonArray()) {
      of.getAsJsonArray().forEach(one -> found.addAll(expressions(one)));
    } else if (of.isJsonObject()) {
      of.getAsJsonObject()
          .entrySet()
          .forEach(
              field -> {
                if (field.getKey().equals("expr")) {
                  found.add(field.getValue().getAsString());
                } else {
                  found.addAll(expressions(field.getValue()));
                }
              });
    }
    return found;
  }

  private static Set<String> all(Pattern pattern, int group, String text) {
    Matcher matcher = pattern.matcher(text);
    Set<String> found = new TreeSet<>();
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }
}
