package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.Picture;
import org.wxapplogin.web.ApiServlet;

/**
 * {@code GET /avatars/{name}}: a user's picture, for everybody who knows its name. A changed
 * picture gets a new name, so caches may keep it for ever.
 */
public final class AvatarServlet extends ApiServlet {
  static final String PATH = "/avatars";

  private final transient AvatarService avatars;

  public AvatarServlet(AvatarService avatars) {
    this.avatars = avatars;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    Optional<Picture> found =
        path.matches("/[0-9a-f]{32}") ? avatars.find(path.substring(1)) : Optional.empty();
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (found.isEmpty()) {
      response.setHeader("Cache-Control", "no-store");
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    response.setHeader("Content-Disposition", "inline");
    response.setContentType(found.get().mediaType());
    response.setContentLength(found.get().content().length);
    response.getOutputStream().write(found.get().content());
  }
}
