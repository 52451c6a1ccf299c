package org.wxapplogin.web.ops;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.wxapplogin.domain.HealthReason;
import org.wxapplogin.service.figures.Health;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Json;

/**
 * {@code /health/live}, {@code /health/ready} and {@code /health/serving}: 200 or 503, and why. The
 * state of WeChat does not count, because users who are signed in do not need it.
 */
public final class HealthServlet extends ApiServlet {
  private final transient Supplier<Health> question;

  public HealthServlet(Supplier<Health> question) {
    this.question = question;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Health health = question.get();
    Json.write(response, health.isUp() ? 200 : 503, body(health));
  }

  private static Object body(Health health) {
    String status = health.status().name();
    return health.reasons().isEmpty()
        ? new Well(status)
        : new Unwell(status, health.reasons().stream().map(HealthReason::word).toList());
  }

  private record Well(String status) {}

  private record Unwell(String status, List<String> reasons) {}
}
