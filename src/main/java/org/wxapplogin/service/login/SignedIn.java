package org.wxapplogin.service.login;

import java.time.Instant;
import org.wxapplogin.domain.LoginOutcome;
import org.wxapplogin.domain.Secret;
import org.wxapplogin.domain.User;

/** A login that is committed. Only here is the token in clear. */
public record SignedIn(Secret token, Instant expiresAt, Instant at, boolean newUser, User user)
    implements LoginTransaction.Result {
  @Override
  public LoginOutcome outcome() {
    return newUser ? LoginOutcome.NEW_USER : LoginOutcome.SUCCESS;
  }
}
