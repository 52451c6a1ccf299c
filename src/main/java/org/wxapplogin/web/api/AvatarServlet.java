package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.Picture;
import org.wxapplogin.web.ApiServlet;

/**
 * {@code GET /avatars/{name}}: a user's picture, for everybody who knows its name. A changed
 * picture gets a new name, but one that is removed must vanish: caches ask again after {@link
 * #FRESH}, and learn by its name alone that they may keep what they have.
 */
public final class AvatarServlet extends ApiServlet {
  /** How long, in seconds, a removed picture may still be shown by a cache. */
  private static final int FRESH = 600;

  private final transient AvatarService avatars;

  public AvatarServlet(AvatarService avatars) {
    this.avatars = avatars;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    Optional<String> name =
        Optional.of(path).filter(p -> p.matches("/[0-9a-f]{32}")).map(p -> p.substring(1));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (name.filter(known -> isKept(request, known) && avatars.exists(known)).isPresent()) {
      mayBeKept(response, name.get());
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    Optional<Picture> found = name.flatMap(avatars::find);
    if (found.isEmpty()) {
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    mayBeKept(response, name.get());
    response.setHeader("Content-Disposition", "inline");
    response.setContentType(found.get().mediaType());
    response.setContentLength(found.get().content().length);
    response.getOutputStream().write(found.get().content());
  }

  private static void mayBeKept(HttpServletResponse response, String name) {
    response.setHeader("Cache-Control", "public, max-age=" + FRESH + ", must-revalidate");
    response.setHeader("ETag", tag(name));
  }

  /** Whether the caller has this picture already: RFC 9110 compares these tags without their W/. */
  private static boolean isKept(HttpServletRequest request, String name) {
    return Collections.list(request.getHeaders("If-None-Match")).stream()
        .flatMap(header -> Arrays.stream(header.split(",")))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals(tag(name)) || tag.equals("*"));
  }

  private static String tag(String name) {
    return "\"" + name + "\"";
  }
}
