package org.wxapplogin.sandbox.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.sandbox.host.Ports;
import org.wxapplogin.sandbox.host.SandboxException;

/** The running {@code mariadbd}: started, stopped, found again after a crash. */
final class MariaDbProcess {
  /** A large database may take long to recover after a crash, and long to write when it stops. */
  private static final int PATIENCE_SECONDS = 180;

  private final MariaDbBinaries binaries;
  private final Path data;
  private final Path log;
  private final Path initFile;
  private final Path pidFile;
  private final List<String> options;
  private final int port;
  private volatile Process process;

  MariaDbProcess(
      MariaDbBinaries binaries, Path data, Path log, Path initFile, List<String> options) {
    this.binaries = binaries;
    this.data = data;
    this.log = log;
    this.initFile = initFile;
    this.options = List.copyOf(options);
    this.pidFile = data.resolve("mariadbd.pid");
    this.port = Ports.free();
  }

  int port() {
    return port;
  }

  /** Of the server that was started last. */
  long pid() {
    return process.pid();
  }

  /** Returns when the server answers. */
  synchronized void start() throws IOException {
    endOrphan();
    Files.createDirectories(temporary());
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put(binaries.libraryPathName(), binaries.libraries().toString());
    process = builder.start();
    process.getOutputStream().close();
    waitUntilItListens();
  }

  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process.toHandle());
    }
  }

  synchronized void stop() {
    if (process != null) {
      end(process.toHandle());
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(binaries.server().toString());
    command.add("--no-defaults"); // must come first
    command.addAll(MariaDbBinaries.runAsRoot());
    command.add("--basedir=" + binaries.base());
    command.add("--datadir=" + data);
    // At its start a server removes the temporary tables it finds: those of others, in /tmp.
    command.add("--tmpdir=" + temporary());
    command.add("--port=" + port);
    command.add("--bind-address=127.0.0.1");
    // Relative to the data directory: an absolute path may be longer than a socket's name can be.
    command.add("--socket=mariadbd.sock");
    command.add("--pid-file=" + pidFile);
    command.add("--init-file=" + initFile);
    command.add("--character-set-server=utf8mb4");
    command.add("--skip-ssl"); // making a certificate costs seconds at each start
    command.add("--skip-name-resolve");
    command.add("--max-allowed-packet=64M");
    command.add("--max-connections=500");
    command.add("--console");
    command.addAll(options);
    return command;
  }

  private Path temporary() {
    return data.resolveSibling("tmp");
  }

  private void waitUntilItListens() throws IOException {
    long start = System.nanoTime();
    while (!listens()) {
      boolean ended = !process.isAlive();
      if (ended || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        kill();
        List<String> lines = Files.readAllLines(log, UTF_8);
        throw new SandboxException(
            "The embedded database "
                + (ended ? "ended at once" : "does not answer")
                + "; its log "
                + log
                + " ends with:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size())));
      }
      pause();
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops the server that a killed JVM left behind: it would hold the data files for ever. */
  private void endOrphan() throws IOException {
    if (Files.exists(pidFile)) {
      String pid = Files.readString(pidFile, UTF_8).strip();
      Optional<ProcessHandle> orphan =
          pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
      orphan.filter(this::isOurs).ifPresent(MariaDbProcess::end);
    }
  }

  /** The number in the pid file may belong to another program by now. */
  private boolean isOurs(ProcessHandle handle) {
    ProcessHandle.Info info = handle.info();
    String program = info.command().orElse("");
    boolean sameProgram = program.startsWith(binaries.server().toString());
    // Not every system shows the arguments; if it does, they must name our data.
    boolean sameData =
        info.arguments()
            .map(arguments -> List.of(arguments).contains("--datadir=" + data))
            .orElse(true);
    return sameProgram && sameData;
  }

  private static void end(ProcessHandle handle) {
    handle.destroy();
    if (!await(handle)) {
      handle.destroyForcibly();
      await(handle);
    }
  }

  private static boolean await(ProcessHandle handle) {
    long start = System.nanoTime();
    while (handle.isAlive()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
  }
}
