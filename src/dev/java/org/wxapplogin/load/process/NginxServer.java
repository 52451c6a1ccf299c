package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
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
public final class NginxServer implements AutoCloseable {
  private static final Path SHIPPED = Path.of("deploy/nginx/wxapplogin.conf").toAbsolutePath();
  private static final String MAIN = "worker_processes auto;";
  private static final long PAUSE_NANOS = 5_000_000;

  private final int port = Ports.free();
  private final int plainPort = Ports.free();
  private final Path dir;
  private final List<Integer> servers;
  private final String clients;
  private final Child child;

  private NginxServer(Path dir, List<Integer> servers, String clients) throws IOException {
    this.dir = Files.createDirectories(dir);
    this.servers = List.copyOf(servers);
    this.clients = clients;
    this.child = new Child(Nginx.start(dir, port, MAIN, configuration(OptionalInt.empty())));
  }

  /**
   * Starts it and waits until it listens. No connection of a client is closed.
   *
   * @param dir for its files
   * @param servers the ports of the Tomcats
   */
  static NginxServer keeping(Path dir, List<Integer> servers) throws IOException {
    return new NginxServer(dir, servers, "keepalive_requests 1000000000;\n");
  }

  /**
   * The same, but each answer is the last on its connection: so none is closed on which a client is
   * just sending, while the configuration changes.
   */
  public static NginxServer closing(Path dir, List<Integer> servers) throws IOException {
    return new NginxServer(dir, servers, "keepalive_timeout 0;\n");
  }

  /** Sends nothing more to one of the Tomcats, as {@code down} beside it does; waits for that. */
  public void leaveOut(int server) throws IOException {
    reload(OptionalInt.of(server));
  }

  /** Sends to all Tomcats again; waits for that. */
  public void takeAll() throws IOException {
    reload(OptionalInt.empty());
  }

  /** The old workers answer what they have begun, and end. */
  private void reload(OptionalInt without) throws IOException {
    List<ProcessHandle> before = child.process().descendants().toList();
    Nginx.configure(dir, MAIN, configuration(without));
    child.signal("HUP");
    while (before.stream().anyMatch(ProcessHandle::isAlive)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private String configuration(OptionalInt without) throws IOException {
    String upstream =
        servers.stream()
            .map(
                server ->
                    "server 127.0.0.1:"
                        + server
                        + (without.equals(OptionalInt.of(server)) ? " down;" : ";"))
            .collect(Collectors.joining(" "));
    return clients
        + Files.readString(SHIPPED)
            .replaceAll("(?m)^ *(listen \\[::\\]|ssl_).*\n", "")
            .replace("listen 443 ssl", "listen 127.0.0.1:" + port)
            .replaceAll("listen 80\\b", "listen 127.0.0.1:" + plainPort)
            .replace("server 127.0.0.1:8080;", upstream)
            .replace("rate=100r/s", "rate=1000000r/s")
            .replace("wxapplogin-error.log emerg", "wxapplogin-error.log error")
            .replace("/var/log/nginx", dir.toString());
  }

  public int port() {
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
