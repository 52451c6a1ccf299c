package org.wxapplogin.service.login;

import java.util.concurrent.CompletableFuture;
import org.wxapplogin.domain.Identity;

/**
 * A login that waits to be written.
 *
 * @param deadline the nanoTime after which it does not wait for a lock any more
 * @param result is told once, by whoever is first: later ones change nothing
 * @param apart whether it is kept from the groups, because a group waited for a lock
 * @param inDoubt whether a commit that held it may or may not have happened
 * @param waits how often it was put back to wait for a lock
 */
record PendingLogin(
    IdentifiedLogin login,
    long deadline,
    CompletableFuture<SignedIn> result,
    boolean apart,
    boolean inDoubt,
    int waits) {

  PendingLogin(IdentifiedLogin login, long deadline, boolean apart) {
    this(login, deadline, new CompletableFuture<>(), apart, false, 0);
  }

  Identity identity() {
    return login.identity();
  }

  PendingLogin asApart() {
    return new PendingLogin(login, deadline, result, true, inDoubt, waits);
  }

  PendingLogin asGrouped() {
    return new PendingLogin(login, deadline, result, false, inDoubt, waits);
  }

  PendingLogin asInDoubt() {
    return new PendingLogin(login, deadline, result, apart, true, waits);
  }

  PendingLogin afterWait() {
    return new PendingLogin(login, deadline, result, apart, inDoubt, waits + 1);
  }
}
