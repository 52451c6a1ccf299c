package org.wxapplogin.service.admin;

import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * The result of an attempt to sign in.
 *
 * @param cookie of the session, or of the sign-in that waits for its code; empty if refused
 * @param known the cookie by which this browser is known from now on; empty unless signed in
 */
public record SignIn(State state, Optional<Secret> cookie, Optional<String> known) {

  /** How far the sign-in got. */
  public enum State {
    /** Wrong, or locked out; which of them, is not told. */
    REFUSED,
    /** The password was right; the code is to follow. */
    CODE_NEEDED,
    /** The code came too late: the password must be given again. */
    OVER,
    DONE
  }

  static SignIn of(State state) {
    return new SignIn(state, Optional.empty(), Optional.empty());
  }

  static SignIn codeNeeded(Secret cookie) {
    return new SignIn(State.CODE_NEEDED, Optional.of(cookie), Optional.empty());
  }

  static SignIn done(Secret cookie, String known) {
    return new SignIn(State.DONE, Optional.of(cookie), Optional.of(known));
  }
}
