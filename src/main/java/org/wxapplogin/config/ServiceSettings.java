package org.wxapplogin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param appids the mini programs served here
   */
  static List<ServiceAccount> read(ConfigReader in, List<String> appids) {
    List<ServiceAccount> accounts = new ArrayList<>();
    for (String name : in.list("services", "")) {
      if (!name.matches("[a-z0-9-]{1,32}")) {
        in.fault("services", "must be names of lower-case letters, digits and -");
      } else if (accounts.stream().anyMatch(account -> account.service().name().equals(name))) {
        in.fault("services", "names a service twice");
      } else {
        accounts.add(account(in, name, appids, accounts));
      }
    }
    return accounts;
  }

  private static ServiceAccount account(
      ConfigReader in, String name, List<String> appids, List<ServiceAccount> others) {
    String prefix = "service." + name + ".";
    Secret secret = in.requiredSecret(prefix + "secret", MIN_SECRET_CHARS);
    if (others.stream().map(ServiceAccount::secret).anyMatch(other -> isSame(secret, other))) {
      in.fault(prefix + "secret", "is the secret of another service too");
    }
    Set<ServiceScope> scopes = in.requiredChoices(prefix + "scopes", ServiceScope.class);
    Optional<Set<String>> apps = in.optionalList(prefix + "apps").map(Set::copyOf);
    if (!appids.containsAll(apps.orElse(Set.of()))) {
      in.fault(prefix + "apps", "names an app that is not in wechat.appid");
    }
    return new ServiceAccount(new Service(name, scopes, apps), secret);
  }

  /** Faulty secrets are empty here, and have their own fault. */
  private static boolean isSame(Secret secret, Secret other) {
    return !secret.reveal().isEmpty() && secret.reveal().equals(other.reveal());
  }
}
