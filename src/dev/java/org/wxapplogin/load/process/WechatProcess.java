package org.wxapplogin.load.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.wxapplogin.sandbox.host.ChildEnvironment;
import org.wxapplogin.sandbox.host.SandboxException;
import org.wxapplogin.sandbox.wechat.quick.QuickWechat;

/**
 * The quick fake WeChat in a process of its own, which ends when this one does, however it does.
 */
public final class WechatProcess implements AutoCloseable {
  private final Child child;
  private final BufferedReader replies;
  private final OutputStream orders;
  private final int port;

  private WechatProcess(Process process) throws IOException {
    child = new Child(process);
    replies = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    orders = process.getOutputStream();
    port = Integer.parseInt(read());
  }

  static WechatProcess start() throws IOException {
    List<String> command =
        List.of(
            Child.java(Path.of(System.getProperty("java.home"))),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            QuickWechat.class.getName());
    return new WechatProcess(
        ChildEnvironment.of(new ProcessBuilder(command), Map.of())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  String uri() {
    return "http://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return child.pid();
  }

  /** From now on each call takes so long. Those that hang are answered. */
  public void delay(int millis) throws IOException {
    order("delay " + millis);
  }

  /** From now on no call is answered before the next {@link #delay}. */
  public void hang() throws IOException {
    order("hang");
  }

  private void order(String line) throws IOException {
    orders.write((line + "\n").getBytes(UTF_8));
    orders.flush();
    if (!read().equals(line)) {
      throw new SandboxException("the fake WeChat does not do as it is told");
    }
  }

  private String read() throws IOException {
    String line = replies.readLine();
    if (line == null) {
      throw new SandboxException("the fake WeChat has ended");
    }
    return line;
  }

  @Override
  public void close() {
    child.close();
  }
}
