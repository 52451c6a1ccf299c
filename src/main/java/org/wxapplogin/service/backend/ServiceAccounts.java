package org.wxapplogin.service.backend;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.config.ServiceAccount;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/** The accounts of the backends that ask this server. Thread-safe. */
public final class ServiceAccounts {
  /** Compared with if the name is unknown, so that the time does not tell which names exist. */
  private static final TokenHash NOBODY = Tokens.hash("");

  private final Map<String, Account> accounts;
  private final RateLimits limits;

  private record Account(Service service, TokenHash secretHash) {
    static Account of(ServiceAccount account) {
      return new Account(account.service(), Tokens.hash(account.secret().reveal()));
    }
  }

  public ServiceAccounts(List<ServiceAccount> accounts, RateLimits limits) {
    this.accounts =
        accounts.stream()
            .map(Account::of)
            .collect(toUnmodifiableMap(account -> account.service().name(), account -> account));
    this.limits = limits;
  }

  /**
   * The service of this name, if one of two readings of what was sent is its secret. Both are
   * compared whatever the first one gives, as hashes and in constant time.
   *
   * @param secret as it was sent
   * @param decoded the same read as form-encoded; equal to {@code secret} if it cannot be that
   * @param ip of whoever asks; too many wrong secrets from one source are refused
   */
  public Optional<Service> find(String name, String secret, String decoded, ClientAddress ip) {
    Optional<Account> account = Optional.ofNullable(accounts.get(name));
    TokenHash expected = account.map(Account::secretHash).orElse(NOBODY);
    boolean asSent = expected.equals(Tokens.hash(secret));
    boolean asForm = expected.equals(Tokens.hash(decoded));
    Optional<Service> found = account.filter(a -> asSent || asForm).map(Account::service);
    if (found.isPresent()) {
      limits.take(Limit.QUESTIONS_BY_SERVICE, name);
    } else {
      limits.take(Limit.WRONG_SERVICE_SECRETS_BY_IP, ip.source());
    }
    return found;
  }
}
