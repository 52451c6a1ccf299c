package org.wxapplogin.load.process;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/**
 * Records with the JDK's flight recorder what a Tomcat does, and counts what its threads allocate.
 */
public final class Profiler implements AutoCloseable {
  private final JMXConnector connector;
  private final FlightRecorderMXBean recorder;
  private final ThreadMXBean threads;
  private long recording;

  private Profiler(JMXConnector connector) throws IOException {
    this.connector = connector;
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    recorder =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, FlightRecorderMXBean.MXBEAN_NAME, FlightRecorderMXBean.class);
    threads =
        ManagementFactory.newPlatformMXBeanProxy(
            beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
  }

  static Profiler attach(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return new Profiler(
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("the JVM cannot be attached to", e);
    }
  }

  /** Begins a recording with the settings that the JDK names profile. */
  public void start() {
    recording = recorder.newRecording();
    recorder.setPredefinedConfiguration(recording, "profile");
    recorder.startRecording(recording);
  }

  /** Ends the recording. */
  public void writeTo(Path file) throws IOException {
    recorder.stopRecording(recording);
    recorder.copyTo(recording, file.toAbsolutePath().toString());
    recorder.closeRecording(recording);
  }

  /** The bytes that each thread alive has ever allocated, by the number of the thread. */
  public Map<Long, Long> allocated() {
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> allocated = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      allocated.put(ids[i], Math.max(0, bytes[i]));
    }
    return allocated;
  }

  /** What was allocated between two readings, but for threads that have ended meanwhile. */
  public static long between(Map<Long, Long> before, Map<Long, Long> after) {
    return after.entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
