package org.wxapplogin.service.admin;

import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;

/**
 * An admin who acts on something.
 *
 * @param ip the address they act from
 */
public record Actor(Admin admin, ClientAddress ip) {

  /** They as the audit keeps them. */
  public AuditActor audited() {
    return AuditActor.admin(admin.id(), admin.name(), ip);
  }

  /** Whose users they see and act on. */
  public AppScope apps() {
    return admin.apps();
  }

  /** Whether they may change anything about users. */
  public boolean mayAct() {
    return admin.role().covers(AdminRole.OPERATOR);
  }

  /** Whether they may do what cannot be undone. */
  public boolean mayDelete() {
    return admin.role().covers(AdminRole.OWNER);
  }

  /**
   * Refuses an act that the role does not allow.
   *
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED}
   */
  public void need(AdminRole role) {
    if (!admin.role().covers(role)) {
      throw new AppException(ErrorCode.NOT_ALLOWED, "the role does not cover this");
    }
  }
}
