package org.wxapplogin.web.admin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.service.admin.AdminAccess;

/**
 * What the frame leaves out for who asks.
 *
 * @param owner whether they manage the admins
 * @param held whether they get no page before they have changed their password
 */
public record Viewer(boolean owner, boolean held) {

  static Viewer of(HttpServletRequest request) {
    Optional<AdminAccess> access = AdminAuth.access(request);
    return new Viewer(
        access.filter(known -> known.admin().role().covers(AdminRole.OWNER)).isPresent(),
        access.filter(known -> known.account().mustChange()).isPresent());
  }
}
