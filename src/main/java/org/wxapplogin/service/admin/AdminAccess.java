package org.wxapplogin.service.admin;

import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminSession;
import org.wxapplogin.domain.ClientAddress;

/**
 * An admin whose session is open, for one request.
 *
 * @param csrf the CSRF token of the session, which each of its forms carries
 */
public record AdminAccess(AdminAccount account, AdminSession session, String csrf) {

  public Admin admin() {
    return account.admin();
  }

  /** This admin, acting from an address. */
  Actor actor(ClientAddress ip) {
    return new Actor(admin(), ip);
  }
}
