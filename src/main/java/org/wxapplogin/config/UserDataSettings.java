package org.wxapplogin.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.wxapplogin.domain.PictureAddresses;

/**
 * How data that WeChat has of a user is accepted.
 *
 * @param watermarkAge how far from now, before or after, the time of the watermark may be, which
 *     WeChat puts with the appid into the data it encrypts
 * @param pushAge how far from now, before or after, the time of a pushed message may be
 * @param callDeadline how long a call with an access token may take, including getting the token
 * @param maxCalls how many such calls may be under way at once on this node
 * @param checkContent whether WeChat judges nicknames and avatars before others see them
 * @param publicUrl the address at which phones reach this server; if empty, it takes no pictures
 */
public record UserDataSettings(
    Duration watermarkAge,
    Duration pushAge,
    Duration callDeadline,
    int maxCalls,
    PhonePolicy phoneTaken,
    boolean checkContent,
    Optional<URI> publicUrl) {

  /** Where uploaded pictures are. */
  public PictureAddresses pictures() {
    return new PictureAddresses(publicUrl);
  }

  /** What happens when a phone number already belongs to another user of the same app. */
  public enum PhonePolicy {
    REFUSE,
    MOVE,
    ALLOW
  }
}
