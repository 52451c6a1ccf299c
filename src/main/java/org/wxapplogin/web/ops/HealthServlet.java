package org.wxapplogin.web.ops;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Json;

/**
 * {@code /health/live} and {@code /health/ready}: 200 or 503, for a balancer. Ready means that the
 * database answers; the state of WeChat does not count, because users who are signed in do not need
 * it.
 */
public final class HealthServlet extends ApiServlet {
  private final transient BooleanSupplier healthy;

  public HealthServlet(BooleanSupplier healthy) {
    this.healthy = healthy;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = healthy.getAsBoolean();
    Json.write(response, up ? 200 : 503, new Reply(up ? "UP" : "DOWN"));
  }

  private record Reply(String status) {}
}
