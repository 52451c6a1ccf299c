package org.wxapplogin.service.admin;

import java.util.Optional;
import org.wxapplogin.domain.Secret;

/**
 * What became of a try to sign in.
 *
 * @param cookie the session's, or that of who still owes the code; empty if there is none
 * @param known the cookie by which this browser is known from now on; empty unless signed in
 */
public record SignIn(State state, Optional<Secret> cookie, Optional<String> known) {

  /** How far it came. */
  public enum State {
    /** Wrong, or paused; it does not tell which. */
    REFUSED,
    /** The password was right, and a code is to follow. */
    CODE_NEEDED,
    /** It took too long: the password is to be given again. */
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
