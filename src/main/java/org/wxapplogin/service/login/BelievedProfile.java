package org.wxapplogin.service.login;

import java.util.List;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.PictureAddresses;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.service.wechat.UserDataReader;
import org.wxapplogin.wechat.WechatSession;

/** Decides what of the profile a client sends with a login is believed. Thread-safe. */
public final class BelievedProfile {
  private final UserDataReader reader;
  private final PictureAddresses pictures;
  private final boolean checkContent;

  /**
   * @param checkContent whether WeChat judges names and pictures before they are accepted
   */
  public BelievedProfile(UserDataReader reader, PictureAddresses pictures, boolean checkContent) {
    this.reader = reader;
    this.pictures = pictures;
    this.checkContent = checkContent;
  }

  /**
   * The profile that WeChat signed or encrypted; fields it leaves empty are filled with what was
   * typed. If content is checked, a typed name or picture is left out: a login does not wait for
   * WeChat's judgement.
   *
   * @throws AppException if data that claims to be WeChat's is not
   */
  Profile of(LoginRequest request, WechatSession session) {
    Profile typed = pictures.settled(request.profile(), Profile.NONE).withoutPlaceholders();
    return proven(request, session)
        .filledFrom(checkContent ? typed.withoutNameAndPicture() : typed);
  }

  /**
   * What WeChat signed or encrypted. It is checked with the new key only: data that comes with a
   * login was made after it.
   */
  private Profile proven(LoginRequest request, WechatSession session) {
    return request.data().isEmpty()
        ? Profile.NONE
        : reader.profile(request.data(), session.identity(), List.of(session.sessionKey()));
  }
}
