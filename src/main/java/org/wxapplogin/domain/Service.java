package org.wxapplogin.domain;

import java.util.Optional;
import java.util.Set;

/**
 * Another backend that asks this server, and what it may ask. Immutable.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param scopes what it may do; never empty
 * @param appids the mini programs that it may ask about; if empty, all
 */
public record Service(String name, Set<ServiceScope> scopes, Optional<Set<String>> appids) {
  public Service {
    scopes = Set.copyOf(scopes);
    appids = appids.map(Set::copyOf);
  }

  public boolean may(ServiceScope scope) {
    return scopes.contains(scope);
  }

  /**
   * Refuses what needs a scope that it does not have.
   *
   * @throws AppException with {@link ErrorCode#SERVICE_NOT_ALLOWED}
   */
  public void require(ServiceScope scope) {
    if (!may(scope)) {
      throw new AppException(
          ErrorCode.SERVICE_NOT_ALLOWED, "service " + name + " lacks scope " + scope.word());
    }
  }

  /** Whether it may know anything of the users and the access token of this mini program. */
  public boolean mayAskAbout(String appid) {
    return appids.isEmpty() || appids.get().contains(appid);
  }

  /**
   * Refuses a question about a mini program that it may not ask about.
   *
   * @throws AppException with {@link ErrorCode#SERVICE_NOT_ALLOWED}
   */
  public void requireApp(String appid) {
    if (!mayAskAbout(appid)) {
      throw new AppException(ErrorCode.SERVICE_NOT_ALLOWED, "service " + name + " lacks this app");
    }
  }
}
