package org.wxapplogin.service.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wxapplogin.config.ServiceAccount;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.guard.RateLimits;
import org.wxapplogin.guard.RateLimits.Limit;

/** The accounts of the backends that may ask this server about tokens. Thread-safe. */
public final class ServiceAccounts {
  /** Compared with if the name is unknown, so that the time does not tell which names exist. */
  private static final TokenHash NOBODY = Tokens.hash("");

  private final Map<String, TokenHash> secretHashes = new LinkedHashMap<>();
  private final RateLimits limits;

  public ServiceAccounts(List<ServiceAccount> accounts, RateLimits limits) {
    accounts.forEach(a -> secretHashes.put(a.name(), Tokens.hash(a.secret().reveal())));
    this.limits = limits;
  }

  /**
   * Whether name and secret belong together. Hashes are compared, in constant time.
   *
   * @param ip of whoever asks; too many wrong secrets from one source are refused
   */
  public boolean isGood(String name, String secret, ClientAddress ip) {
    TokenHash expected = secretHashes.getOrDefault(name, NOBODY);
    boolean good = expected.equals(Tokens.hash(secret)) && secretHashes.containsKey(name);
    if (good) {
      limits.take(Limit.QUESTIONS_BY_SERVICE, name);
    } else {
      limits.take(Limit.WRONG_SERVICE_SECRETS_BY_IP, ip.source());
    }
    return good;
  }
}
