package org.wxapplogin.service.login;

import java.util.List;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.wechat.WechatSession;

/** Decides what is believed of the profile that a client sends with a login. Thread-safe. */
public final class BelievedProfile {
  private final UserDataReader reader;
  private final boolean checkContent;

  /**
   * @param checkContent whether names and pictures are shown to WeChat before they are taken
   */
  public BelievedProfile(UserDataReader reader, boolean checkContent) {
    this.reader = reader;
    this.checkContent = checkContent;
  }

  /**
   * What WeChat has signed or encrypted, and in the fields that leaves empty what was typed. Where
   * content is checked, a typed name or picture is left out: a login does not wait for a verdict.
   *
   * @throws AppException if what should be WeChat's is not
   */
  Profile of(LoginRequest request, WechatSession session) {
    Profile typed = request.profile().withoutPlaceholders();
    return proven(request, session)
        .filledFrom(checkContent ? typed.withoutNameAndPicture() : typed);
  }

  /** With the new key only: data that comes with a login was made after it. */
  private Profile proven(LoginRequest request, WechatSession session) {
    return request.data().isEmpty()
        ? Profile.NONE
        : reader.profile(request.data(), session.identity(), List.of(session.sessionKey()));
  }
}
