package org.wxapplogin.service.apps;

import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.config.AppSettings;
import org.wxapplogin.config.SessionSettings;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.AppProfile.Sessions;
import org.wxapplogin.domain.Registration;

/**
 * A mini program that this server knows, served or not.
 *
 * @param settings with its secrets; AppSecret is empty if what is stored does not open
 * @param entered empty if it is of the configuration
 */
public record KnownApp(AppSettings settings, Optional<Entered> entered) {

  /**
   * What is known besides of an app that an owner has entered.
   *
   * @param profile as it was entered
   * @param stoppedAt since when it is stopped; empty if it is not
   * @param hidden whether the configuration names the same AppID, and counts instead
   * @param version one more with each change
   */
  public record Entered(
      long id,
      AppProfile profile,
      Optional<Instant> stoppedAt,
      boolean hidden,
      long version,
      Instant changedAt) {}

  public String appid() {
    return settings.appid();
  }

  /** What people call it. */
  public String name() {
    return settings.name();
  }

  public Registration registration() {
    return settings.registration();
  }

  /** How long its sessions last, each part of it. */
  public Sessions sessions() {
    return sessions(settings.session());
  }

  static Sessions sessions(SessionSettings of) {
    return new Sessions(
        Optional.of(of.idle()),
        Optional.of(of.absolute()),
        Optional.of(of.maxDevices()),
        Optional.of(of.rotateAfter()));
  }

  /** How many logins into it a node takes in a minute. */
  public int loginsPerMinute() {
    return settings.loginsPerMinute();
  }

  /** Which pushes it takes. */
  public enum Pushes {
    NONE,
    PLAIN,
    ENCRYPTED,
    /** Encrypted ones, and plain ones too. */
    BOTH
  }

  public Pushes pushes() {
    return settings
        .push()
        .map(
            push ->
                push.aesKey().isEmpty()
                    ? Pushes.PLAIN
                    : push.plainToo() ? Pushes.BOTH : Pushes.ENCRYPTED)
        .orElse(Pushes.NONE);
  }

  /** Whether it is there to be logged in to, as it stands here. */
  public boolean isServed() {
    return entered.filter(one -> one.hidden() || one.stoppedAt().isPresent()).isEmpty();
  }

  boolean isHidden() {
    return entered.filter(Entered::hidden).isPresent();
  }

  /** Whether its AppSecret is known. */
  public boolean hasSecret() {
    return !settings.secret().reveal().isEmpty();
  }
}
