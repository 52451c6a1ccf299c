package org.wxapplogin.service.backend;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.config.ServiceAccount;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/** The accounts of the backends that ask this server. Thread-safe. */
public final class ServiceAccounts {
  /** Compared with if the name is unknown, so that the time does not tell which names exist. */
  private static final Secrets NOBODYS = new Secrets(Tokens.hash(""), Tokens.hash(""));

  private final Map<String, Account> accounts;
  private final RateLimits limits;
  private final ServiceUses uses;

  private record Account(ServiceAccount configured, Secrets secrets) {
    static Account of(ServiceAccount account) {
      return new Account(account, Secrets.of(account));
    }
  }

  /**
   * The hashes of what a service may sign in with. Without a previous secret, the current one
   * stands in its place: so there are always two to compare with.
   */
  private record Secrets(TokenHash current, TokenHash previous) {
    static Secrets of(ServiceAccount account) {
      return new Secrets(
          hash(account.secret()), hash(account.previousSecret().orElse(account.secret())));
    }

    private static TokenHash hash(Secret secret) {
      return Tokens.hash(secret.reveal());
    }
  }

  public ServiceAccounts(List<ServiceAccount> accounts, RateLimits limits, ServiceUses uses) {
    this.accounts =
        accounts.stream()
            .map(Account::of)
            .collect(
                toUnmodifiableMap(
                    account -> account.configured().service().name(), account -> account));
    this.limits = limits;
    this.uses = uses;
  }

  /**
   * The service of this name, if one of two readings of what was sent is one of its secrets. Both
   * are compared with both whatever the first gives, as hashes and in constant time.
   *
   * @param secret as it was sent
   * @param decoded the same read as form-encoded; equal to {@code secret} if it cannot be that
   * @param ip of whoever asks; too many wrong secrets from one source are refused
   */
  public Optional<Service> find(String name, String secret, String decoded, ClientAddress ip) {
    Optional<Account> account = Optional.ofNullable(accounts.get(name));
    Secrets secrets = account.map(Account::secrets).orElse(NOBODYS);
    TokenHash asSent = Tokens.hash(secret);
    TokenHash asForm = Tokens.hash(decoded);
    boolean current = secrets.current().equals(asSent) | secrets.current().equals(asForm);
    boolean previous = secrets.previous().equals(asSent) | secrets.previous().equals(asForm);
    Optional<ServiceAccount> found =
        account.map(Account::configured).filter(any -> current || previous);
    if (found.isPresent()) {
      limits.take(Limit.QUESTIONS_BY_SERVICE, name, found.get().perMinute());
      uses.add(name, ServiceUseKind.REQUEST, 1);
      uses.add(name, ServiceUseKind.PREVIOUS_SECRET, current ? 0 : 1);
    } else {
      limits.take(Limit.WRONG_SERVICE_SECRETS_BY_IP, ip.source());
    }
    return found.map(ServiceAccount::service);
  }
}
