package org.wxapplogin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Setting;
import org.wxapplogin.service.figures.Heartbeat;
import org.wxapplogin.service.figures.SystemQuery;

/** What tells of the server itself. */
public record SystemModule(Heartbeat heartbeat, SystemQuery reads) {
  private static final int MAX_HOST = 64;

  /**
   * @param node names this node among the others
   */
  static SystemModule build(Db db, List<Setting> settings, String node, Clock clock) {
    Properties build = build();
    Heartbeat heartbeat = new Heartbeat(db, node, host(), build.getProperty("version", ""), clock);
    return new SystemModule(
        heartbeat, new SystemQuery(db, heartbeat, settings, build.getProperty("built", "")));
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = SystemModule.class.getResourceAsStream("/wxapplogin-build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build;
  }

  private static String host() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.substring(0, Math.min(MAX_HOST, name.length()));
    } catch (UnknownHostException e) {
      return ""; // a machine without a name of its own
    }
  }
}
