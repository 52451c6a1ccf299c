package org.wxapplogin.fill;

import org.flywaydb.core.Flyway;
import org.wxapplogin.config.DatabaseSettings;
import org.wxapplogin.config.Settings;

/** Looks at the shipped migrations without running them. */
final class Migrations {
  private Migrations() {}

  /** Whether there is a migration that this database has not had. */
  static boolean arePending(Settings settings) {
    DatabaseSettings database = settings.database();
    return Flyway.configure()
            .dataSource(database.url(), database.user(), database.password().reveal())
            .locations("classpath:sql")
            .load()
            .info()
            .pending()
            .length
        > 0;
  }
}
