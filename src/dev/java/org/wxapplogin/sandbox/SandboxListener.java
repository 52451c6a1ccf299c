package org.wxapplogin.sandbox;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.sandbox.data.SampleData;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/** Runs when the application has started, as the last listener: fills its tables, says hello. */
final class SandboxListener implements ServletContextListener {
  private final SandboxConfig config;
  private final Optional<FakeWechat> fake;
  private final String application;

  SandboxListener(SandboxConfig config, Optional<FakeWechat> fake, String application) {
    this.config = config;
    this.fake = fake;
    this.application = application;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      Optional<Connection> database = config.connect();
      if (database.isPresent()) {
        try (Connection connection = database.get()) {
          if (SampleData.fill(connection, Instant.now())) {
            SampleData.bindPhones(connection, config.phones());
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the sample users cannot be written", e);
    }
    System.out.println(Welcome.text(application, fake, config));
  }

  /**
   * The last listener is the first to hear of the end: the database stays for the application, and
   * for the next one after a reload. It stops with the JVM.
   */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    fake.ifPresent(FakeWechat::close);
  }
}
