package org.wxapplogin.service.login;

import java.time.Instant;
import java.util.Optional;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.User;

/**
 * A login that is committed. Only here is the token in clear.
 *
 * @param consentNeeded what the user must agree to, if they have not
 */
public record SignedIn(
    Secret token,
    Instant expiresAt,
    Instant at,
    boolean newUser,
    User user,
    Optional<ConsentDocument> consentNeeded)
    implements LoginTransaction.Result {
  @Override
  public LoginOutcome outcome() {
    return newUser ? LoginOutcome.NEW_USER : LoginOutcome.SUCCESS;
  }
}
