package org.wxapplogin.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.wxapplogin.ApiClient;
import org.wxapplogin.TestDirs;

/** A real nginx on a free port, with a configuration as it would stand in conf.d. */
final class RealNginx implements AutoCloseable {
  private final Process process;
  private final int port;

  private RealNginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param conf what goes into the http block
   * @param listen the address in {@code conf} that stands for the free port
   */
  static RealNginx start(String conf, String listen) throws IOException {
    int port = freePort();
    Path dir =
        Files.createTempDirectory(Files.createDirectories(TestDirs.shared("nginx")), "")
            .toAbsolutePath();
    Files.writeString(
        dir.resolve("nginx.conf"),
        """
        daemon off;
        pid %1$s/nginx.pid;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        %2$s
        }
        """
            .formatted(dir, conf.replace(listen, "127.0.0.1:" + port)));
    Process process =
        new ProcessBuilder(
                "nginx", "-p", dir.toString(), "-c", "nginx.conf", "-e", dir + "/error.log")
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("out.log").toFile())
            .start();
    while (!answers(port)) {
      assertTrue(process.isAlive(), () -> "nginx did not start: see " + dir);
      Thread.onSpinWait();
    }
    return new RealNginx(process, port);
  }

  ApiClient client() {
    return new ApiClient(path -> URI.create("http://127.0.0.1:" + port + path));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }

  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
