package org.wxapplogin.web.admin.admins;

import java.util.Optional;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.web.admin.page.Avatar;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Time;

/**
 * One admin as text.
 *
 * @param me whether this is the admin who looks
 * @param apps the names of those that they are held to; empty for all
 * @param tone of the state
 * @param lastSignIn empty where they never signed in
 */
public record AdminRow(
    long id,
    String name,
    Avatar avatar,
    boolean me,
    String role,
    String apps,
    String state,
    String tone,
    boolean totp,
    Optional<Time> lastSignIn,
    Time created) {

  static AdminRow of(AdminAccount account, long myId, Texts texts) {
    String state = !account.isActive() ? "disabled" : account.mustChange() ? "waiting" : "active";
    return new AdminRow(
        account.admin().id(),
        account.admin().name(),
        Avatar.of(account.admin().id(), account.admin().name()),
        account.admin().id() == myId,
        texts.text("role." + account.admin().role()),
        AppPicks.names(account.admin().apps(), texts),
        texts.text("admins.state." + state),
        state,
        account.totp(),
        account.lastSignInAt().map(texts::time),
        texts.time(account.admin().createdAt()));
  }
}
