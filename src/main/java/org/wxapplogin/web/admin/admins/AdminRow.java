package org.wxapplogin.web.admin.admins;

import java.time.ZoneId;
import java.util.List;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Time;

/**
 * One admin as text.
 *
 * @param me whether it is who asks
 * @param tone of the state
 * @param lastSignIn none where they never signed in
 */
public record AdminRow(
    String href,
    String name,
    Avatar avatar,
    boolean me,
    String role,
    String state,
    String tone,
    boolean totp,
    List<Time> lastSignIn,
    Time created) {

  static AdminRow of(AdminAccount account, long myId, Messages messages, ZoneId zone) {
    String state = !account.isActive() ? "disabled" : account.mustChange() ? "waiting" : "active";
    return new AdminRow(
        AdminPaths.page(account.admin().id()),
        account.admin().name(),
        Avatar.of(account.admin().id(), account.admin().name(), ""),
        account.admin().id() == myId,
        messages.text("role." + account.admin().role()),
        messages.text("admins.state." + state),
        state,
        account.totp(),
        account.lastSignInAt().map(at -> Time.of(at, zone)).stream().toList(),
        Time.of(account.admin().createdAt(), zone));
  }
}
