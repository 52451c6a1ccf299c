package org.wxapplogin.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wxapplogin.log.Logging;

/** What the operator's commands have in common. */
final class CommandLine {
  private CommandLine() {}

  /** Standard output, in UTF-8 whatever the machine's own encoding is. */
  static PrintStream out() {
    return stream(FileDescriptor.out);
  }

  /** The output for errors, likewise. */
  static PrintStream err() {
    return stream(FileDescriptor.err);
  }

  /** Ends the process, once what was logged is written. */
  static void exit(int status) {
    Logging.stop();
    System.exit(status);
  }

  static boolean asksForHelp(String... args) {
    return args.length == 1 && List.of("help", "--help", "-h").contains(args[0]);
  }

  private static PrintStream stream(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
