package org.wxapplogin.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to log in, or several that were refused alike within a minute.
 *
 * @param userId empty if WeChat did not say who it was
 * @param ip where it came from, as text; of several the /64 network they share, or empty if they
 *     came from many places
 * @param device the device's name as the client sent it; may be empty
 * @param times how many attempts these are
 */
public record LoginEvent(
    Instant at,
    String appid,
    Optional<Long> userId,
    LoginOutcome outcome,
    String ip,
    String device,
    long times) {

  /** One attempt. */
  public LoginEvent(
      Instant at,
      String appid,
      Optional<Long> userId,
      LoginOutcome outcome,
      String ip,
      String device) {
    this(at, appid, userId, outcome, ip, device, 1);
  }

  /** This one as the last of {@code times} attempts, which may be of different devices. */
  public LoginEvent counted(long times, String ip) {
    return new LoginEvent(at, appid, userId, outcome, ip, "", times);
  }
}
