package org.wxapplogin.load.scenario;

import java.io.IOException;
import java.sql.SQLException;

/** Something that is measured and compared. */
@FunctionalInterface
public interface Scenario {
  Outcome run(Field field) throws IOException, SQLException;
}
