package org.wxapplogin.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to take what WeChat knows of a user.
 *
 * @param watermarkAge how far from now the time in encrypted data may be, before or after
 * @param callDeadline the longest a call with an access token may take, getting the token included
 * @param maxCalls how many such calls may be under way at once on this node
 * @param checkContent whether WeChat judges nicknames and avatars before others see them
 * @param publicUrl the address of this server as phones reach it; empty: as each request came
 */
public record UserDataSettings(
    Duration watermarkAge,
    Duration callDeadline,
    int maxCalls,
    PhonePolicy phoneTaken,
    boolean checkContent,
    Optional<URI> publicUrl) {

  /** What becomes of a phone number that is already another user's of the same app. */
  public enum PhonePolicy {
    REFUSE,
    MOVE,
    ALLOW
  }
}
