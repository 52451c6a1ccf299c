package org.wxapplogin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.wxapplogin.sandbox.host.Nginx;

/**
 * A real nginx with one of the files in deploy/nginx, of which a test replaces only what differs
 * from one machine to another. What the file leaves to the machine is as a test sees it best: a log
 * of everything, and no limit of time.
 */
public final class TestNginx implements AutoCloseable {
  private static final String NAME = "login.example.com";
  private static final char[] PASSWORD = "password".toCharArray();

  private final Path dir;
  private final Process process;
  private final int tls;
  private final int plain;

  private TestNginx(Path dir, Process process, int tls, int plain) {
    this.dir = dir;
    this.process = process;
    this.tls = tls;
    this.plain = plain;
  }

  /**
   * Starts it with a file as it is.
   *
   * @param port that it listens on by {@code http}
   * @param http what stands in the block of that name
   */
  public static TestNginx start(int port, String http) throws IOException {
    return start(newDir(), port, port, http);
  }

  /**
   * Starts it with the shipped wxapplogin.conf in front of the server at a port, with a certificate
   * of its own.
   *
   * @param server where the server listens
   * @param changes texts of the file, each followed by the one to put in its place
   */
  public static TestNginx front(int server, String... changes) throws IOException {
    Path dir = newDir();
    int tls = freePort();
    int plain = freePort();
    makeCertificate(dir);
    String http =
        Files.readString(Path.of("deploy/nginx/wxapplogin.conf"))
            .replaceAll("(?m)^ *listen \\[::\\].*\n", "")
            .replace("listen 443 ", "listen 127.0.0.1:" + tls + " ")
            .replaceAll("listen 80\\b", "listen 127.0.0.1:" + plain)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server)
            .replace("/etc/ssl/login.example.com", dir.toString())
            .replace("/var/log/nginx", dir.toString());
    for (int i = 0; i < changes.length; i += 2) {
      if (!http.contains(changes[i])) {
        throw new IllegalArgumentException("not in the file: " + changes[i]);
      }
      http = http.replace(changes[i], changes[i + 1]);
    }
    return start(dir, tls, plain, http);
  }

  /** The same by {@code http}, for many connections that are soon closed. */
  public static TestNginx frontWithoutTls(int server, String... changes) throws IOException {
    String[] more = {
      " ssl;", ";", " ssl default_server;", " default_server;", "ssl_reject_handshake on;", ""
    };
    return front(server, Stream.of(changes, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private static TestNginx start(Path dir, int tls, int plain, String http) throws IOException {
    String seen = "access_log %s/access.log;\nclient_header_timeout 1h;\n".formatted(dir);
    return new TestNginx(dir, Nginx.start(dir, tls, "", seen + http), tls, plain);
  }

  /** Where it listens for {@code https}, or for what it was started with instead. */
  public int port() {
    return tls;
  }

  /** Where it listens for {@code http}. */
  public int plainPort() {
    return plain;
  }

  /** Every file in it that ends in {@code .log}. */
  public Path logs() {
    return dir;
  }

  /** A connection by {@code https} to the name in the shipped file. */
  public RawHttp connect() throws IOException {
    return connect(NAME);
  }

  /**
   * The same to any name.
   *
   * @throws javax.net.ssl.SSLException if it is refused
   */
  public RawHttp connect(String name) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), tls);
    try {
      SSLSocket secured =
          (SSLSocket) trusting(dir).getSocketFactory().createSocket(socket, name, tls, true);
      secured.startHandshake();
      return new RawHttp(secured);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static SSLContext trusting(Path dir) throws IOException {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(KeyStore.getInstance(dir.resolve("store").toFile(), PASSWORD));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void makeCertificate(Path dir) throws IOException {
    Path store = dir.resolve("store");
    run(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "nginx",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + NAME,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            new String(PASSWORD)));
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
      Files.writeString(
          dir.resolve("privkey.pem"),
          pem("PRIVATE KEY", keys.getKey("nginx", PASSWORD).getEncoded()));
      Files.writeString(
          dir.resolve("fullchain.pem"),
          pem("CERTIFICATE", keys.getCertificate("nginx").getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der));
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command.get(0) + " failed");
    }
  }

  private static Path newDir() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(TestDirs.shared("nginx")), "")
        .toAbsolutePath();
  }

  /** A port that nobody listens on now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nginx does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
