package org.wxapplogin.sandbox;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.sandbox.data.SampleCare;
import org.wxapplogin.sandbox.data.SampleData;
import org.wxapplogin.sandbox.wechat.FakeWechat;

/**
 * The last listener: once the application has started, it adds sample users and prints the welcome.
 */
final class SandboxListener implements ServletContextListener {
  private final SandboxConfig config;
  private final Optional<FakeWechat> fake;
  private final String application;
  private final boolean sample;

  /**
   * @param sample whether an empty database gets sample users
   */
  SandboxListener(
      SandboxConfig config, Optional<FakeWechat> fake, String application, boolean sample) {
    this.sample = sample;
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
          Instant now = Instant.now();
          if (sample && SampleData.fill(connection, now)) {
            SampleData.bindPhones(connection, config.phones());
            SampleCare.fill(connection, config.adminName(), now);
          }
          SampleData.keepFirstPassword(connection, config.adminName());
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the sample users cannot be written", e);
    }
    System.out.println(Welcome.text(application, fake, config));
  }

  /**
   * Stops the fake only. The last listener is the first to be called at the end, when the
   * application still needs the database; and after a reload the next application needs it, too. It
   * stops with the JVM.
   */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    fake.ifPresent(FakeWechat::close);
  }
}
