package org.wxapplogin.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.service.account.AvatarService;
import org.wxapplogin.service.account.Pictures;
import org.wxapplogin.web.ApiServlet;
import org.wxapplogin.web.Envelope;
import org.wxapplogin.web.Multipart;
import org.wxapplogin.web.TokenFilter;

/** {@code POST /wx/user/avatar}: takes the picture {@code wx.uploadFile} sends. */
public final class AvatarUploadServlet extends ApiServlet {
  private final transient AvatarService avatars;

  public AvatarUploadServlet(AvatarService avatars) {
    this.avatars = avatars;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] upload = Multipart.firstFile(request, Pictures.MAX_BYTES, ErrorCode.PICTURE_TOO_LARGE);
    String url = avatars.store(TokenFilter.session(request), upload);
    Envelope.ok(request, response, new Reply(url));
  }

  private record Reply(String avatarUrl) {}
}
