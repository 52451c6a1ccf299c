package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.Pictures;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Multipart;
import org.wxapplogin.web.TokenFilter;

/** {@code POST /wx/user/avatar}: takes the picture {@code wx.uploadFile} sends. */
public final class AvatarUploadServlet extends ApiServlet {
  private final transient AvatarService avatars;
  private final transient Optional<URI> publicUrl;

  /**
   * @param publicUrl the address of this server as phones reach it; empty to use the address the
   *     request came to
   */
  public AvatarUploadServlet(AvatarService avatars, Optional<URI> publicUrl) {
    this.avatars = avatars;
    this.publicUrl = publicUrl;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] upload = Multipart.firstFile(request, Pictures.MAX_BYTES);
    String place = base(request) + AvatarServlet.PATH;
    String url = avatars.store(TokenFilter.session(request), upload, place);
    Envelope.ok(request, response, new Reply(url));
  }

  private String base(HttpServletRequest request) {
    return publicUrl
        .map(URI::toString)
        .orElseGet(
            () -> {
              String url = request.getRequestURL().toString();
              return url.substring(0, url.length() - request.getServletPath().length());
            });
  }

  private record Reply(String avatarUrl) {}
}
