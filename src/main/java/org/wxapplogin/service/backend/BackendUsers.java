package org.wxapplogin.service.backend;

import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.User;
import org.wxapplogin.service.account.Phones;

/**
 * Finds users for services. To a service that is limited to some apps, users of other apps do not
 * exist. Thread-safe.
 */
public final class BackendUsers {
  private final Db db;
  private final Phones phones;

  public BackendUsers(Db db, Phones phones) {
    this.db = db;
    this.phones = phones;
  }

  /** The user with this id; empty if the service knows none. */
  public Optional<BackendUser> find(Service by, long id) {
    return db.read(tx -> tx.users().findById(id))
        .filter(user -> by.mayAskAbout(user.identity().appid()))
        .map(user -> shown(by, user));
  }

  private BackendUser shown(Service by, User user) {
    return new BackendUser(
        user, by.may(ServiceScope.USERS_PHONE) ? phones.open(user) : Optional.empty());
  }
}
