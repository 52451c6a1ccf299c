package org.wxapplogin.war;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Has a running Tomcat stop the application and start it again, as at a new deployment, and counts
 * what that leaves.
 */
final class ContextReload {
  private static final String CONTEXT =
      "Catalina:j2eeType=WebModule,name=//localhost/wxapplogin,J2EEApplication=none,J2EEServer=none";

  private ContextReload() {}

  /** Returns when the application was started again, or could not be. */
  static void of(long pid) throws IOException {
    try (JMXConnector connector = connect(pid)) {
      connector
          .getMBeanServerConnection()
          .invoke(new ObjectName(CONTEXT), "reload", new Object[0], new String[0]);
    } catch (JMException e) {
      throw new IOException("the application cannot be reloaded", e);
    }
  }

  /** How many objects of each class live after a collection of all garbage. */
  static Map<String, Long> instances(long pid, Set<String> classes) throws IOException {
    try (JMXConnector connector = connect(pid)) {
      String histogram =
          (String)
              connector
                  .getMBeanServerConnection()
                  .invoke(
                      new ObjectName("com.sun.management:type=DiagnosticCommand"),
                      "gcClassHistogram",
                      new Object[] {new String[0]},
                      new String[] {String[].class.getName()});
      return histogram
          .lines()
          .map(line -> line.strip().split("\\s+"))
          .filter(line -> line.length >= 4 && classes.contains(line[3]))
          .collect(Collectors.toMap(line -> line[3], line -> Long.valueOf(line[1]), Long::sum));
    } catch (JMException e) {
      throw new IOException("the objects cannot be counted", e);
    }
  }

  private static JMXConnector connect(long pid) throws IOException {
    try {
      VirtualMachine tomcat = VirtualMachine.attach(Long.toString(pid));
      try {
        return JMXConnectorFactory.connect(new JMXServiceURL(tomcat.startLocalManagementAgent()));
      } finally {
        tomcat.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("the JVM cannot be attached to", e);
    }
  }
}
