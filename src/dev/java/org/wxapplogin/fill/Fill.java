package org.wxapplogin.fill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.wxapplogin.app.Database;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.ConfigException;
import org.wxapplogin.fill.people.Plan;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * The command {@code bin/fill}: reads its options, checks what is in the database, and fills it.
 */
public final class Fill {
  /** An app of few users, which is the hard case for a list of one app's users. */
  private static final String SMALL_APP = "wx0000000000000003";

  private static final PrintStream OUT = System.out;

  private static volatile boolean over;

  private Fill() {}

  public static void main(String... args) throws Exception {
    try {
      FillOptions options = FillOptions.parse(args);
      if (options.help) {
        OUT.print(FillOptions.usage());
        return;
      }
      Runtime.getRuntime().addShutdownHook(new Thread(Fill::sayStopped, "fill-stopped"));
      boolean terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
      try (TargetDatabase target = TargetDatabase.of(options, System.getenv())) {
        fill(target, options, new Progress(OUT, terminal));
      }
      over = true;
    } catch (FillException | ConfigException | SandboxException | FlywayException e) {
      fail(e);
    } catch (SQLException e) {
      fail(e);
    }
  }

  /** Fills the caller's database and reports on {@code out}. */
  static void fill(TargetDatabase target, PrintStream out, String... args)
      throws IOException, SQLException, InterruptedException {
    fill(target, FillOptions.parse(args), new Progress(out, false));
  }

  private static void fill(TargetDatabase target, FillOptions options, Progress progress)
      throws SQLException, InterruptedException {
    Connections connections = new Connections(target.settings().database());
    FillState state = new FillState(connections);
    if (state.exists()) {
      prepare(target, options, state, new TableKeys(connections, state), progress);
    }
    Database.migrate(target.settings().database());
    boolean allowed = connections.allowsLoadData();
    boolean load = allowed && !options.how.insert;
    progress.line(
        connections.version()
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " cores, by "
            + (load
                ? "LOAD DATA"
                : allowed ? "INSERT" : "INSERT (quicker after SET GLOBAL local_infile = 1)"));

    Plan.Size size = size(target, options.amounts);
    if (!state.exists()) {
      refuseOthersUsers(connections);
    }
    state.create();
    Instant until = begin(state, size, options.amounts.until);
    if (state.get("finished").isPresent()) {
      progress.line("It is filled as asked already; --again starts over.");
      return;
    }
    int threads =
        Math.max(1, options.how.threads.orElse(Runtime.getRuntime().availableProcessors() + 1));
    Plan plan = new Plan(size, until);
    new Filler(connections, state, progress, threads, load)
        .fill(plan, new RowMakers(plan, target.settings().keys()));
    state.put("finished", Instant.now().toString());
    progress.line("Done in " + Progress.clock(progress.seconds()) + ".");
    if (target.isOwn()) {
      progress.line("Look at it: mvn jetty:run -Ddb.dir=" + options.where.dir);
      progress.line("Writing what is in memory to " + options.where.dir);
    }
  }

  /**
   * Prepares a database that was filled before. A half filled one cannot be migrated: a migration
   * expects the keys, which a table has not while it is filled.
   */
  private static void prepare(
      TargetDatabase target,
      FillOptions options,
      FillState state,
      TableKeys keys,
      Progress progress)
      throws SQLException {
    if (options.how.again) {
      progress.line("Emptying what was filled before");
      state.clear();
      for (Table table : Table.ALL) {
        keys.build(table);
      }
    } else if (state.get("finished").isEmpty() && Migrations.arePending(target.settings())) {
      throw new FillException(
          "This database is half filled, and the tables have changed since. Use --again to start"
              + " over.");
    }
  }

  private static Plan.Size size(TargetDatabase target, FillOptions.Amounts amounts) {
    return new Plan.Size(
        amounts.seed,
        amounts.apps.isEmpty() ? configuredApps(target) : amounts.apps,
        amounts.users,
        amounts.events,
        amounts.sessions,
        amounts.audit);
  }

  private static List<String> configuredApps(TargetDatabase target) {
    Stream<String> configured = target.settings().apps().stream().map(AppSettings::appid);
    return target.isOwn()
        ? Stream.concat(configured, Stream.of(SMALL_APP)).toList()
        : configured.toList();
  }

  /**
   * Begins, or goes on with what was begun if the options are the same.
   *
   * @return the instant after the newest login
   */
  private static Instant begin(FillState state, Plan.Size size, Optional<Instant> newest)
      throws SQLException {
    String begun = state.get("size").orElse("");
    if (begun.isEmpty()) {
      Instant until = newest.orElseGet(Instant::now);
      state.put("until", until.toString());
      state.put("size", size.toString());
      return until;
    }
    if (!begun.equals(size.toString())) {
      throw new FillException(
          "This database was filled, or is being filled, with other options:\n  "
              + begun
              + "\nnow asked for:\n  "
              + size
              + "\nRepeat the former to go on, or use --again to start over.");
    }
    return Instant.parse(state.get("until").orElseThrow());
  }

  private static void refuseOthersUsers(Connections connections) throws SQLException {
    for (String table : List.of("users", "login_events", "audit_events")) {
      if (connections.flag("SELECT COUNT(*) FROM (SELECT 1 FROM " + table + " LIMIT 1) any_row")) {
        throw new FillException(
            "This database has rows in "
                + table
                + " that bin/fill did not make. They are left alone, and nothing is added: give it"
                + " an empty database.");
      }
    }
  }

  /** After Ctrl-C the database stops while threads still write: their failures are not reported. */
  private static void fail(Exception e) throws InterruptedException {
    Thread.sleep(200);
    if (!over) {
      over = true;
      System.err.println("bin/fill: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void sayStopped() {
    if (!over) {
      over = true;
      OUT.println("\nStopped. The same command goes on where it was.");
    }
  }
}
