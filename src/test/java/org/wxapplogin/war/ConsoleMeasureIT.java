package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wxapplogin.config.Settings;
import org.wxapplogin.fill.TargetDatabase;
import org.wxapplogin.sandbox.data.SampleData;

/**
 * Measures how fast the pages of the admin console are over a database that {@code bin/fill}
 * filled. The WAR runs on a Tomcat, and one admin asks for one page after the other. Times are
 * taken by the client, over loopback and a kept connection, to the last byte.
 */
@Tag("measure")
class ConsoleMeasureIT {
  private static final PrintStream OUT = System.out;
  private static final int WARM_UP = 10;
  private static final long MOST_NANOS = 20_000_000_000L; // enough of a slow page
  private static final int PATIENCE = 12; // how often figures may stand still, 5 s apart
  private static final int EXPORT_AIM = 50_000; // rows a second
  private static final String HEAP = "-Xmx512m";

  private final int requests = Integer.getInteger("measure.requests", 100);
  private final int turns = Integer.getInteger("measure.turns", 1_000);
  private final long exported = Long.getLong("measure.export", 2_000_000);
  private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("measure.warm-up", 60));
  private final String only = System.getProperty("measure.only", "");
  private final List<String> missed = new ArrayList<>();
  private ConsoleClient client;

  @Test
  void measure() throws Exception {
    try (TargetDatabase target = target()) {
      Settings settings = target.settings();
      assertTrue(
          ConsoleSample.isWhole(settings.database()),
          "the database is half filled: let bin/fill finish");
      ConsoleSample sample = ConsoleSample.read(settings.database());
      Path gcLog =
          Files.createTempFile(
              Path.of(System.getProperty("project.build.directory")), "gc", ".log");
      try (TomcatProcess tomcat =
          new TomcatProcess(
              environment(settings, sample.apps()),
              List.of(HEAP, "-Xlog:gc:file=" + gcLog.toAbsolutePath()))) {
        tomcat.start();
        OUT.printf("database: %s%n", sample.database());
        OUT.printf(
            "server: WAR on Tomcat in %s, Java %s; times are a client's on this machine, ms%n",
            HEAP, System.getProperty("java.version"));
        waitForFigures(settings);
        try (Connection connection =
            DriverManager.getConnection(
                settings.database().url(),
                settings.database().user(),
                settings.database().password().reveal())) {
          SampleData.keepFirstPassword(connection, settings.admin().firstName());
        }
        DeskSample desk =
            DeskSample.prepare(settings.database(), sample, settings.admin().firstName());
        client = new ConsoleClient(tomcat::uri);
        signIn(settings, settings.admin().firstName());
        OUT.printf(
            "%s %5s %8s %8s %8s %8s %5s%n",
            PageTimings.padded("page"), "n", "p50", "p95", "p99", "max", "rows");
        measure(ConsolePages.of(sample, desk, settings.admin().zone()));
        signIn(settings, DeskSample.HELD);
        measure(ConsolePages.ofHeld(sample, desk, settings.admin().zone()));
        signIn(settings, settings.admin().firstName()); // acts ask for a password given lately
        for (PageTimings act : new DeskActs(client, desk).measure(only)) {
          print(act, ConsolePages.LIST_AIM);
        }
        if (exported > 0) {
          signIn(settings, settings.admin().firstName()); // and so does the export
          export(tomcat, gcLog);
        }
      }
    }
    OUT.printf("%d over their aim%n", missed.size());
    if (Boolean.getBoolean("measure.strict")) {
      assertEquals(List.of(), missed);
    }
  }

  private static TargetDatabase target() throws IOException {
    Path dir = Path.of(System.getProperty("measure.dir", "target/fill-db"));
    String url = System.getProperty("measure.url", "");
    if (!url.isEmpty()) {
      return TargetDatabase.at(dir, url);
    }
    assertTrue(Files.exists(dir.resolve("data")), dir + " is not there: run bin/fill first");
    return TargetDatabase.in(dir, Optional.ofNullable(System.getProperty("measure.memory")));
  }

  /**
   * The settings as shipped, except those by which data would be deleted during the measurement.
   */
  private static Map<String, String> environment(Settings settings, List<String> apps) {
    Map<String, String> environment = new HashMap<>();
    environment.put("WXAPPLOGIN_DB_URL", settings.database().url());
    environment.put("WXAPPLOGIN_DB_USER", settings.database().user());
    environment.put("WXAPPLOGIN_DB_PASSWORD", settings.database().password().reveal());
    environment.put("WXAPPLOGIN_WECHAT_APPID", String.join(",", apps));
    environment.put("WXAPPLOGIN_WECHAT_SECRET", "notused");
    for (String app : apps.subList(1, apps.size())) {
      environment.put(
          "WXAPPLOGIN_APP_" + app.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET",
          "notused");
    }
    environment.put("WXAPPLOGIN_WECHAT_BASE_URL", "http://127.0.0.1:9");
    List<String> sealing = new ArrayList<>();
    settings.keys().sealing().forEach((name, key) -> sealing.add(name + ":" + key.reveal()));
    environment.put("WXAPPLOGIN_KEYS_SEALING", String.join(",", sealing));
    environment.put("WXAPPLOGIN_KEYS_LOOKUP", settings.keys().lookup().get("").reveal());
    environment.put("WXAPPLOGIN_ADMIN_NAME", settings.admin().firstName());
    environment.put(
        "WXAPPLOGIN_ADMIN_PASSWORD", settings.admin().firstPassword().orElseThrow().reveal());
    environment.put("WXAPPLOGIN_ADMIN_SECURE_COOKIE", "false");
    environment.put("WXAPPLOGIN_RETENTION_LOGIN_EVENTS", "3660d");
    environment.put("WXAPPLOGIN_RETENTION_CLEAN_UP_EVERY", "1d");
    environment.put("WXAPPLOGIN_ACCOUNT_COOLING_OFF", "366d");
    return environment;
  }

  private void signIn(Settings settings, String admin) throws IOException, InterruptedException {
    client.signIn(admin, settings.admin().firstPassword().orElseThrow().reveal());
  }

  /** Waits until the server has counted what was filled, which it does once. */
  private static void waitForFigures(Settings settings) throws SQLException, InterruptedException {
    long left = ConsoleSample.uncounted(settings.database());
    for (int still = 0; left > 0 && still < PATIENCE; still++) {
      OUT.printf("waiting for the figures of the dashboard: %,d logins to count%n", left);
      Thread.sleep(5_000);
      long now = ConsoleSample.uncounted(settings.database());
      still = now < left ? -1 : still;
      left = now;
    }
  }

  private void measure(List<ConsolePages.Page> all) throws IOException, InterruptedException {
    List<ConsolePages.Page> pages =
        all.stream().filter(page -> page.name().contains(only)).toList();
    warmUp(pages);
    for (ConsolePages.Page page : pages) {
      measure(page);
    }
  }

  private void warmUp(List<ConsolePages.Page> pages) throws IOException, InterruptedException {
    long start = System.nanoTime();
    do {
      for (ConsolePages.Page page : pages) {
        client.get(page.paths().get(0));
      }
    } while (!pages.isEmpty() && System.nanoTime() - start < warmUp.toNanos());
  }

  private void measure(ConsolePages.Page page) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      client.get(page.paths().get(i % page.paths().size()));
    }
    ConsoleClient.Page last = report(page.name(), page.paths(), page.aim());
    if (page.deep() && last.status() == 200) {
      PageTimings walk = new PageTimings(page.name() + ", turning " + turns + " pages");
      String path = page.paths().get(0);
      Optional<String> next = last.next();
      while (next.isPresent() && walk.count() < turns && walk.total() < MOST_NANOS * 3) {
        path = next.get();
        last = client.get(path);
        walk.add(last);
        next = last.next();
      }
      if (walk.count() > 0) {
        print(walk, page.aim());
        report(page.name() + ", after " + walk.count() + " pages", List.of(path), page.aim());
      }
    }
  }

  private ConsoleClient.Page report(String name, List<String> paths, int aim)
      throws IOException, InterruptedException {
    PageTimings timings = new PageTimings(name);
    ConsoleClient.Page page = null;
    for (int i = 0; i < requests && timings.total() < MOST_NANOS; i++) {
      page = client.get(paths.get(i % paths.size()));
      timings.add(page);
    }
    timings.note(ignored(paths.get(0), page));
    print(timings, aim);
    return page;
  }

  private void print(PageTimings timings, int aim) {
    if (timings.print(OUT, aim)) {
      missed.add(timings.name());
    }
  }

  /** Names a parameter that the page ignores: its links to the next page do not carry it. */
  private static String ignored(String path, ConsoleClient.Page page) {
    String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "";
    String next = page.next().orElse("");
    for (String parameter : query.split("&")) {
      String name = parameter.replaceAll("=.*", "");
      boolean usual = parameter.equals("sort=newest") || parameter.isEmpty();
      if (!next.isEmpty() && !usual && !next.matches(".*[?&]" + name + "=.*")) {
        return "does not know " + name;
      }
    }
    return "";
  }

  private void export(TomcatProcess tomcat, Path gcLog) throws IOException, InterruptedException {
    ProcessMemory memory = new ProcessMemory(tomcat.pid(), gcLog);
    ConsoleClient.Stream stream = client.stream(ConsolePages.EXPORT, exported);
    if (stream.status() != 200) {
      OUT.printf("export: HTTP %d%n", stream.status());
      missed.add("export");
      return;
    }
    double seconds = stream.nanos() / 1e9;
    boolean slow = stream.lines() / seconds < EXPORT_AIM;
    OUT.printf(
        "export: %,d rows, %,d MB in %.1f s, %,.0f rows/s%s; %s%n",
        stream.lines(),
        stream.bytes() / 1_000_000,
        seconds,
        stream.lines() / seconds,
        slow ? " (less than " + EXPORT_AIM + ")" : "",
        memory.text());
    if (slow) {
      missed.add("export");
    }
  }
}
