package org.wxapplogin.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.wxapplogin.load.process.Props;
import org.wxapplogin.load.report.Page;
import org.wxapplogin.load.report.TextTable;
import org.wxapplogin.load.scenario.Outcome;
import org.wxapplogin.sandbox.host.SandboxException;
import picocli.CommandLine.ParameterException;

/**
 * The command {@code bin/load}: reads its options, runs the scenarios, prints what they came to.
 */
public final class Load {
  private static final Path DOCS = Path.of("docs");

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
    Path target = Path.of(System.getProperty("project.build.directory"));
    Props props = Props.below(target, options.heap, options.jdk);
    Measurement measurement =
        new Measurement(options.database().map(props::on).orElse(props), options.effort());
    List<Outcome> outcomes = measurement.run(options.scenarios(), options.profile, out);
    new TextTable(out).summary(outcomes);
    if (options.writes()) {
      String run =
          "Measured on %s by `%s`: %s"
              .formatted(LocalDate.now(ZoneOffset.UTC), options.command(), measurement.machine());
      new Page(outcomes).write(DOCS, run);
      out.println("written to " + DOCS.resolve("performance.md"));
    }
  }
}
