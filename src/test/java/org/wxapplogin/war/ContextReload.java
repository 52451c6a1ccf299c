package org.wxapplogin.war;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Has a running Tomcat stop the application and start it again, as at a new deployment. */
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
