package org.wxapplogin.app;

import org.wxapplogin.service.backend.BackendUsers;
import org.wxapplogin.service.backend.ServiceAccounts;

/** Knows the other backends, what they may ask, and answers them. */
public record BackendModule(ServiceAccounts accounts, BackendUsers users) {

  static BackendModule build(Basics basics, AccountModule account) {
    return new BackendModule(
        new ServiceAccounts(basics.settings().services(), basics.limits()),
        new BackendUsers(basics.db(), account.phones()));
  }
}
