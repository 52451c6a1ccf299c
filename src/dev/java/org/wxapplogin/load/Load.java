package org.wxapplogin.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wxapplogin.load.process.Stage;
import org.wxapplogin.load.report.TextTable;
import org.wxapplogin.load.scenario.Field;
import org.wxapplogin.load.scenario.Outcome;
import org.wxapplogin.load.scenario.Scenarios;
import org.wxapplogin.sandbox.host.SandboxException;
import picocli.CommandLine.ParameterException;

/**
 * The command {@code bin/load}: reads its options, runs the scenarios, prints what they came to.
 */
public final class Load {
  private Load() {}

  public static void main(String... arguments) throws Exception {
    System.exit(run(System.out, System.err, arguments));
  }

  private static int run(PrintStream out, PrintStream err, String... arguments)
      throws IOException, SQLException {
    try {
      LoadOptions options = LoadOptions.parse(arguments);
      if (options.help) {
        out.print(LoadOptions.usage());
      } else {
        measure(options, out);
      }
      return 0;
    } catch (ParameterException e) {
      err.println(e.getMessage() + " (bin/load --help shows the options)");
      return 2;
    } catch (SandboxException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static void measure(LoadOptions options, PrintStream out)
      throws IOException, SQLException {
    Path target = Path.of(System.getProperty("project.build.directory")).toAbsolutePath();
    Stage.Props props =
        new Stage.Props(
            target.resolve("load"),
            Path.of(System.getProperty("war")).toAbsolutePath(),
            Path.of(System.getProperty("tomcat.home")).toAbsolutePath(),
            options.heap,
            options.jdk);
    long start = System.nanoTime();
    List<Outcome> outcomes = new ArrayList<>();
    TextTable table = new TextTable(out);
    try (Stage stage = Stage.open(props)) {
      out.println(Machine.describe(stage, props));
      Field field = new Field(stage, options.effort(), options.profile, out);
      for (String name : options.scenarios()) {
        out.printf(Locale.ROOT, "%s (%.0f s)%n", name, (System.nanoTime() - start) / 1e9);
        Outcome outcome = Scenarios.named(name).run(field);
        outcomes.add(outcome);
        table.details(outcome);
      }
    }
    table.summary(outcomes);
  }
}
