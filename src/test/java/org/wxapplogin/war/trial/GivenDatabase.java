package org.wxapplogin.war.trial;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Servers that somebody else has set up, and the commands that end and start one of them. */
public final class GivenDatabase implements DatabaseNodes {
  private static final int PATIENCE_SECONDS = 120;

  private final List<DatabaseAddress> addresses;
  private final Optional<String> killCommand;
  private final Optional<String> startCommand;

  /**
   * @param killCommand for the shell; {@code %d} stands for the number of the node, from 1
   * @param startCommand the same; it must end, and the server stay
   */
  public GivenDatabase(
      List<DatabaseAddress> addresses,
      Optional<String> killCommand,
      Optional<String> startCommand) {
    this.addresses = List.copyOf(addresses);
    this.killCommand = killCommand;
    this.startCommand = startCommand;
  }

  @Override
  public List<DatabaseAddress> addresses() {
    return addresses;
  }

  @Override
  public boolean canBeKilled() {
    return killCommand.isPresent() && startCommand.isPresent();
  }

  @Override
  public void kill(int node) throws IOException, InterruptedException {
    run(killCommand.orElseThrow(), node);
  }

  @Override
  public void start(int node) throws IOException, InterruptedException {
    run(startCommand.orElseThrow(), node);
  }

  private static void run(String command, int node) throws IOException, InterruptedException {
    String line = command.replace("%d", Integer.toString(node + 1));
    Process process =
        new ProcessBuilder("sh", "-c", line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException("this command failed or did not end: " + line);
    }
  }

  @Override
  public void close() {
    // They stay as they are: somebody else's.
  }
}
