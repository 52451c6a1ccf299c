package org.wxapplogin.web.admin.page;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wxapplogin.domain.Sha256;

/**
 * The addresses of the static files. Each has a hash of the file's content in it, so that a browser
 * may keep the file for ever and still sees a new version at once.
 */
public final class StaticFiles {
  /** The addresses of libraries carry their versions. */
  private static final String BOOTSTRAP = "/webjars/bootstrap/5.3.8/css/bootstrap.min.css";

  private static final String CHARTS = "/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

  private static final List<String> OWN =
      List.of(
          "/static/admin.css",
          "/static/dark.css",
          "/static/admin.js",
          "/static/charts.js",
          "/static/forms.js",
          "/static/review.js",
          "/static/favicon.svg");

  private final String contextPath;
  private final Map<String, String> versions;

  public StaticFiles(ServletContext context) {
    contextPath = context.getContextPath();
    versions =
        OWN.stream()
            .collect(Collectors.toUnmodifiableMap(path -> path, path -> version(context, path)));
  }

  public String bootstrap() {
    return contextPath + BOOTSTRAP;
  }

  public String chartLibrary() {
    return contextPath + CHARTS;
  }

  public String own(String path) {
    return contextPath + path + "?v=" + versions.get(path);
  }

  private static String version(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no " + path + " in this WAR");
      }
      return HexFormat.of().formatHex(Sha256.of(in.readAllBytes()), 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
