package org.wxapplogin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;

/**
 * Reads who the services are and what each may do. Nothing of that has a default but the apps, so
 * that nobody gives a service more than was meant by leaving something out.
 */
final class ServiceSettings {
  /** 24 random characters of base64 hold 144 bits; what a person thinks up is shorter. */
  private static final int MIN_SECRET_CHARS = 24;

  private ServiceSettings() {}

  /**
   * @param perMinute how many requests a service may send in a minute, unless it has another number
   */
  static List<ServiceAccount> read(ConfigReader in, int perMinute) {
    List<ServiceAccount> accounts = new ArrayList<>();
    for (String name : NamedSettings.names(in, "services", "service")) {
      accounts.add(account(in, name, perMinute, accounts));
    }
    return accounts;
  }

  private static ServiceAccount account(
      ConfigReader in, String name, int perMinute, List<ServiceAccount> others) {
    String prefix = "service." + name + ".";
    Secret secret = in.requiredSecret(prefix + "secret", MIN_SECRET_CHARS);
    Optional<Secret> previous = in.optionalSecret(prefix + "previous-secret", MIN_SECRET_CHARS);
    refuseShared(in, prefix + "secret", Optional.of(secret), others);
    refuseShared(in, prefix + "previous-secret", previous, others);
    if (previous.filter(other -> isSame(secret, other)).isPresent()) {
      in.fault(prefix + "previous-secret", "is the same as " + prefix + "secret");
    }
    Set<ServiceScope> scopes = in.requiredChoices(prefix + "scopes", ServiceScope.class);
    Optional<Set<String>> apps = NamedSettings.apps(in, prefix + "apps");
    return new ServiceAccount(
        new Service(name, scopes, apps),
        secret,
        previous,
        in.number(prefix + "per-minute", perMinute, 1, LimitSettings.MOST_PER_MINUTE));
  }

  private static void refuseShared(
      ConfigReader in, String key, Optional<Secret> secret, List<ServiceAccount> others) {
    boolean shared =
        others.stream()
            .flatMap(
                other -> Stream.concat(Stream.of(other.secret()), other.previousSecret().stream()))
            .anyMatch(other -> secret.filter(own -> isSame(own, other)).isPresent());
    if (shared) {
      in.fault(key, "is the secret of another service too");
    }
  }

  /** Faulty secrets are empty here, and have their own fault. */
  private static boolean isSame(Secret secret, Secret other) {
    return !secret.reveal().isEmpty() && secret.reveal().equals(other.reveal());
  }
}
