package org.wxapplogin.sandbox.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Starts an nginx whose files are all in one directory, by whoever runs this. */
public final class Nginx {
  private static final long PAUSE_NANOS = 5_000_000;

  private Nginx() {}

  /** Where nginx is installed; empty if it is not. */
  public static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
        .map(dir -> Path.of(dir, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param dir where its files are put; it must be there
   * @param port on which it listens
   * @param main directives that stand outside of all blocks; may be empty
   * @param http what stands in the block of that name
   * @throws SandboxException if it is not installed, or does not start
   */
  public static Process start(Path dir, int port, String main, String http) throws IOException {
    Path program =
        program().orElseThrow(() -> new SandboxException("nginx is not installed on this machine"));
    configure(dir, main, http);
    Process process =
        new ProcessBuilder(
                program.toString(), "-p", dir + "/", "-c", "nginx.conf", "-e", dir + "/error.log")
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out.log").toFile())
            .start();
    while (!answers(port)) {
      if (!process.isAlive()) {
        throw new SandboxException("nginx did not start: see " + dir);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return process;
  }

  /**
   * Writes its configuration anew, which it reads at SIGHUP; the parameters are those of {@link
   * #start}.
   */
  public static void configure(Path dir, String main, String http) throws IOException {
    Files.writeString(dir.resolve("nginx.conf"), configuration(dir, main, http));
  }

  private static String configuration(Path dir, String main, String http) {
    return """
        user %4$s;
        daemon off;
        pid %1$s/nginx.pid;
        worker_rlimit_nofile 8192;
        %2$s
        events {
          worker_connections 4096;
        }
        http {
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        %3$s
        }
        """
        .formatted(dir, main, http, System.getProperty("user.name"));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
