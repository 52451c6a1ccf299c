package org.wxapplogin.web.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.metrics.Metrics;
import org.wxapplogin.web.ApiServlet;

/** {@code GET /metrics}: the live counters of this node, as Prometheus reads them. */
public final class MetricsServlet extends ApiServlet {
  private final transient Metrics metrics;

  public MetricsServlet(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] text = metrics.scrape().getBytes(UTF_8);
    response.setContentType("text/plain;version=0.0.4;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
