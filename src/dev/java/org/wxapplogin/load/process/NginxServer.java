package org.wxapplogin.load.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.sandbox.host.Ports;
import org.wxapplogin.sandbox.host.SandboxException;

/**
 * The shipped nginx configuration before some Tomcats of this machine, as a process. What differs:
 * it listens without TLS, because the client here speaks none, and the limit of logins for each
 * address is raised, because all clients have one.
 */
final class NginxServer implements AutoCloseable {
  private static final Path SHIPPED = Path.of("deploy/nginx/wxapplogin.conf").toAbsolutePath();
  private static final long PAUSE_NANOS = 5_000_000;

  private final int port = Ports.free();
  private final Child child;

  private NginxServer(Path dir, Path nginx, List<Integer> servers) throws IOException {
    Files.createDirectories(dir);
    Files.writeString(dir.resolve("nginx.conf"), configuration(dir, servers));
    child =
        new Child(
            new ProcessBuilder(
                    nginx.toString(), "-p", dir + "/", "-c", "nginx.conf", "-e", dir + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("out.log").toFile())
                .start());
    while (!answers()) {
      if (!child.process().isAlive()) {
        throw new SandboxException("nginx did not start: see " + dir);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Starts it and waits until it listens.
   *
   * @param dir for its files
   * @param servers the ports of the Tomcats
   */
  static NginxServer start(Path dir, List<Integer> servers) throws IOException {
    Path nginx =
        program().orElseThrow(() -> new SandboxException("nginx is not installed on this machine"));
    return new NginxServer(dir, nginx, servers);
  }

  /** Where nginx is installed; empty if it is not. */
  static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
        .map(dir -> Path.of(dir, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String configuration(Path dir, List<Integer> servers) throws IOException {
    return """
        user %3$s;
        worker_processes auto;
        worker_rlimit_nofile 8192;
        daemon off;
        pid %1$s/nginx.pid;
        events {
          worker_connections 4096;
        }
        http {
          keepalive_requests 1000000000; # so that no connection of the client is closed
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        %2$s
        }
        """
        .formatted(dir, shipped(dir, servers), System.getProperty("user.name"));
  }

  private String shipped(Path dir, List<Integer> servers) throws IOException {
    String upstream =
        servers.stream()
            .map(server -> "server 127.0.0.1:" + server + ";")
            .collect(Collectors.joining(" "));
    return Files.readString(SHIPPED)
        .replaceAll("(?m)^ *(listen \\[::\\]|ssl_).*\n", "")
        .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
        .replace("listen 80 ", "listen 127.0.0.1:" + Ports.free() + " ")
        .replace("server 127.0.0.1:8080;", upstream)
        .replace("rate=100r/s", "rate=1000000r/s")
        .replace("/var/log/nginx", dir.toString());
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  /** Of the master and its workers. */
  List<Long> pids() {
    return Stream.concat(
            Stream.of(child.pid()), child.process().descendants().map(ProcessHandle::pid).sorted())
        .toList();
  }

  @Override
  public void close() {
    child.close();
  }
}
