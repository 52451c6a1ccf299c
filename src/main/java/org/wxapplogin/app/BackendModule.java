package org.wxapplogin.app;

import java.util.List;
import org.wxapplogin.config.ServiceAccount;
import org.wxapplogin.config.Settings;
import org.wxapplogin.service.apps.Apps;
import org.wxapplogin.service.backend.BackendActions;
import org.wxapplogin.service.backend.BackendAdditions;
import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.service.backend.ServiceAccounts;
import org.wxapplogin.service.backend.ServiceOverview;
import org.wxapplogin.service.backend.ServiceUses;
import org.wxapplogin.service.backend.UserIdentities;
import org.wxapplogin.service.importing.UserFields;
import org.wxapplogin.service.importing.UserImport;
import org.wxapplogin.service.person.Persons;
import org.wxapplogin.service.users.UserActs;

/** Knows the other backends, what they may ask, and answers them. */
public record BackendModule(
    ServiceAccounts accounts,
    BackendUsers users,
    BackendActions actions,
    BackendAdditions additions,
    UserIdentities identities,
    ServiceUses uses,
    ServiceOverview overview) {

  static BackendModule build(
      Basics basics, Apps apps, UserActs acts, AccountModule account, Persons persons) {
    Settings settings = basics.settings();
    List<ServiceAccount> accounts = settings.services();
    ServiceUses uses =
        new ServiceUses(basics.db(), basics.audit(), settings.admin().zone(), basics.clock());
    return new BackendModule(
        new ServiceAccounts(accounts, basics.limits(), uses),
        new BackendUsers(basics.db(), account.phones(), uses),
        new BackendActions(basics.db(), acts, basics.clock()),
        new BackendAdditions(
            new UserFields(apps::openAppids, settings.admin().zone(), basics.clock()),
            new UserImport(
                basics.db(),
                account.phones(),
                persons,
                settings.userData().phoneTaken(),
                basics.clock(),
                true),
            basics.audit(),
            uses),
        new UserIdentities(basics.db(), settings.sessionCache(), basics.nanoTime()),
        uses,
        new ServiceOverview(basics.db(), accounts, uses));
  }
}
