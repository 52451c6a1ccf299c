package org.wxapplogin.app;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.config.ConfigException;

/**
 * The path of {@code public-url} is the one at which the container serves the application. Behind a
 * proxy that rewrites paths, the console's links and cookies would lead nowhere.
 */
final class PublicPath {
  private PublicPath() {}

  /**
   * @param publicUrl empty: phones' path is not known, so nothing can be said
   * @param contextPath as the container names it; empty for the root
   * @throws ConfigException if they differ
   */
  static void check(Optional<URI> publicUrl, String contextPath) {
    String path = publicUrl.map(URI::getPath).orElse(contextPath).replaceFirst("/+$", "");
    if (!path.equals(contextPath)) {
      throw new ConfigException(
          List.of(
              ConfigException.fault(
                  "public-url",
                  "must end with "
                      + (contextPath.isEmpty() ? "the name of the host" : contextPath)
                      + ", because this application is served there: no proxy may change the path")));
    }
  }
}
