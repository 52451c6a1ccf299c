package org.wxapplogin.war.drills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.TestDirs;
import org.wxapplogin.sandbox.host.SandboxException;
import org.wxapplogin.war.TomcatProcess;
import org.wxapplogin.war.faults.Scenario;
import org.wxapplogin.war.load.Answer;
import org.wxapplogin.war.load.Ledger;
import org.wxapplogin.war.load.Load;
import org.wxapplogin.war.load.Phone;
import org.wxapplogin.war.trial.DatabaseAddress;
import org.wxapplogin.war.trial.Trial;

/**
 * A backup under load by the shipped script; the database is destroyed and restored on the same
 * server by the commands of docs/operate.md.
 */
final class RestoreDrill implements Scenario {
  private static final int ANSWERS = 200;
  private static final Duration END = Duration.ofSeconds(30);
  private static final Pattern RESTORE = Pattern.compile("(?m)^(mysql -e .*\n^gzip -dc .*)$");

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String about() {
    return "a backup under load, then the database is destroyed and restored: every login that was"
        + " answered before the backup is there again";
  }

  @Override
  public void run(Trial trial) throws Exception {
    Path dir =
        Files.createTempDirectory(Files.createDirectories(TestDirs.ofThisProcess("drill")), "");
    Client client = Client.of(trial, dir);
    TomcatProcess server = trial.startedServer();
    for (int round = 1; round <= trial.rounds(); round++) {
      try (Load load = trial.load(server)) {
        trial.awaitAnswers(ANSWERS);
      }
      Ledger since = new Ledger();
      trial.say(
          "round %d: %d sessions were answered before the backup, and must be there again; what is"
                  .formatted(round, trial.ledger().open().size())
              + " answered from now on is lost, unless the backup has it");
      try (Load load = trial.load(since, List.of(server))) {
        client.run(
            Path.of("deploy/backup/backup.sh").toAbsolutePath() + " " + dir.resolve("backups"));
        within(trial, since, since.open().size() + ANSWERS);
      }
      trial.say("%d sessions were answered since the backup began".formatted(since.open().size()));

      destroy(trial);
      server.terminate();
      server.awaitEnd(END);
      client.run(client.documented(dir.resolve("backups")));
      Duration ready = trial.start(server);
      int kept = kept(since, server, trial);
      trial.note(
          "round %d: ready %d ms after the restore; of %d sessions since the backup began %d were in it, %d are lost"
              .formatted(
                  round, ready.toMillis(), since.open().size(), kept, since.open().size() - kept));
      trial.compareBooks(server);
    }
  }

  private static void within(Trial trial, Ledger ledger, int enough) throws InterruptedException {
    trial.promiseWithin(
        END, () -> ledger.open().size() >= enough, "nobody logs in beside the backup");
  }

  private static void destroy(Trial trial) throws Exception {
    try (Connection connection = trial.schema().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + trial.schema().name());
    }
    trial.say("the database is gone");
  }

  private static int kept(Ledger ledger, TomcatProcess server, Trial trial) {
    int kept = 0;
    try (Phone phone = new Phone(server.port(), trial.patience())) {
      for (String token : ledger.open()) {
        kept += phone.check(token).is(Answer.Kind.DONE) ? 1 : 0;
      }
    }
    return kept;
  }

  /** The programs of the database's client, which are called as the documents call them. */
  private record Client(Path programs, Path options, String schema) {
    /** Those of the embedded MariaDB. */
    static Client of(Trial trial, Path dir) throws IOException {
      DatabaseAddress address = trial.nodes().addresses().get(0);
      Path options =
          Files.writeString(
              dir.resolve("client.cnf"),
              "[client]\nskip-ssl\nhost=127.0.0.1\nport=%d\nuser=%s\npassword=%s\n"
                  .formatted(address.port(), address.user(), address.password()));
      Path programs = Files.createDirectories(dir.resolve("bin"));
      Path mariadb = TestDirs.shared("mariadb").resolve("bin");
      write(programs.resolve("mysql"), mariadb.resolve("mariadb"), "--defaults-file=" + options);
      write(programs.resolve("mysqldump"), mariadb.resolve("mariadb-dump"), "");
      return new Client(programs, options, trial.schema().name());
    }

    private static void write(Path file, Path program, String option) throws IOException {
      if (!Files.isExecutable(program)) {
        throw new SandboxException(program + " is not there");
      }
      Files.writeString(file, "#!/bin/sh\nexec '%s' %s \"$@\"\n".formatted(program, option));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** The commands of docs/operate.md, for this schema and these backups. */
    String documented(Path backups) throws IOException {
      Matcher commands = RESTORE.matcher(Files.readString(Path.of("docs/operate.md"), UTF_8));
      if (!commands.find()) {
        throw new SandboxException("docs/operate.md has no commands that restore");
      }
      return commands
          .group(1)
          .replace("DATABASE wxapplogin", "DATABASE " + schema)
          .replace("EXISTS wxapplogin", "EXISTS " + schema)
          .replace("mysql wxapplogin", "mysql " + schema)
          .replace("/var/backups/wxapplogin/", backups + "/");
    }

    void run(String command) throws IOException, InterruptedException {
      ProcessBuilder builder =
          new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", command));
      builder
          .environment()
          .putAll(
              Map.of(
                  "PATH",
                  programs + ":" + System.getenv("PATH"),
                  "BACKUP_OPTIONS",
                  options.toString(),
                  "BACKUP_DATABASE",
                  schema));
      Process process = builder.redirectErrorStream(true).start();
      List<String> said = process.inputReader(UTF_8).lines().toList();
      if (process.waitFor() != 0) {
        throw new SandboxException(command + "\nfailed: " + said);
      }
    }
  }
}
