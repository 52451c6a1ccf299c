package org.wxapplogin.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.wxapplogin.load.process.Props;
import org.wxapplogin.load.process.Stage;

/** On what it was measured. */
final class Machine {
  private Machine() {}

  /** One line for people: the machine, and the versions of what runs on it. */
  static String describe(Stage stage, Props props) throws SQLException {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "%d cores, %d GiB, %s %s; Java %s; MariaDB %s, flushing each commit; %s, -Xms%8$s -Xmx%8$s; all on this machine"
        .formatted(
            machine.getAvailableProcessors(),
            Math.round(machine.getTotalMemorySize() / (double) (1L << 30)),
            machine.getName(),
            machine.getArch(),
            System.getProperty("java.version"),
            stage.database().version(),
            props.tomcat().getFileName(),
            props.heap());
  }
}
