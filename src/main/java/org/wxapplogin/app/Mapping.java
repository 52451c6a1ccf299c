package org.wxapplogin.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.util.EnumSet;
import org.wxapplogin.web.RequestLog;

/** Enters servlets and filters into the container, all of them ready to be suspended. */
final class Mapping {
  private final ServletContext context;

  Mapping(ServletContext context) {
    this.context = context;
  }

  void servlet(String name, HttpServlet servlet, String... paths) {
    ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
    registration.setAsyncSupported(true);
    registration.addMapping(paths);
  }

  /**
   * Filters run in the order they are registered here, again when a suspended request comes back.
   */
  void filter(String name, Filter filter, String... paths) {
    FilterRegistration.Dynamic registration = context.addFilter(name, filter);
    registration.setAsyncSupported(true);
    boolean logsOnce = filter instanceof RequestLog;
    registration.addMappingForUrlPatterns(
        logsOnce
            ? EnumSet.of(DispatcherType.REQUEST)
            : EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC),
        true,
        paths);
  }
}
