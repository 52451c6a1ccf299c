package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wxapplogin.sandbox.host.Nginx;
import org.wxapplogin.sandbox.host.Ports;

/**
 * The shipped nginx configuration before some Tomcats of this machine, as a process. What differs:
 * it listens without TLS, because the client here speaks none, the limit of logins for each address
 * is raised, because all clients have one, and its log says why a Tomcat did not answer: no request
 * here holds a secret.
 */
final class NginxServer implements AutoCloseable {
  private static final Path SHIPPED = Path.of("deploy/nginx/wxapplogin.conf").toAbsolutePath();
  private static final String MAIN = "worker_processes auto;";

  /** So that no connection of the client is closed. */
  private static final String KEPT = "keepalive_requests 1000000000;\n";

  private final int port = Ports.free();
  private final Child child;

  /**
   * Starts it and waits until it listens.
   *
   * @param dir for its files
   * @param servers the ports of the Tomcats
   */
  NginxServer(Path dir, List<Integer> servers) throws IOException {
    Files.createDirectories(dir);
    child = new Child(Nginx.start(dir, port, MAIN, KEPT + shipped(dir, servers)));
  }

  private String shipped(Path dir, List<Integer> servers) throws IOException {
    String upstream =
        servers.stream()
            .map(server -> "server 127.0.0.1:" + server + ";")
            .collect(Collectors.joining(" "));
    return Files.readString(SHIPPED)
        .replaceAll("(?m)^ *(listen \\[::\\]|ssl_).*\n", "")
        .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
        .replaceAll("listen 80\\b", "listen 127.0.0.1:" + Ports.free())
        .replace("server 127.0.0.1:8080;", upstream)
        .replace("rate=100r/s", "rate=1000000r/s")
        .replace("wxapplogin-error.log emerg", "wxapplogin-error.log error")
        .replace("/var/log/nginx", dir.toString());
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
