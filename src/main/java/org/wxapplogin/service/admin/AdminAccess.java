package org.wxapplogin.service.admin;

import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminSession;

/**
 * An admin whose session is good, for one request.
 *
 * @param csrf what each form of this session carries, to show that one of our pages sent it
 */
public record AdminAccess(AdminAccount account, AdminSession session, String csrf) {

  public Admin admin() {
    return account.admin();
  }

  /** This admin, who does something from an address. */
  Actor actor(String ip) {
    return new Actor(admin(), ip);
  }
}
