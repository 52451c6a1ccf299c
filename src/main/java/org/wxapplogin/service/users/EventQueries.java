package org.wxapplogin.service.users;

import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditQuery;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.ListPage;
import org.wxapplogin.domain.LoginEvent;
import org.wxapplogin.domain.LoginEventQuery;
import org.wxapplogin.domain.PushQuery;
import org.wxapplogin.domain.PushRecord;
import org.wxapplogin.domain.WithId;
import org.wxapplogin.service.admin.Actor;

/** Lists login events, pushed events and the audit for admins. Thread-safe. */
public final class EventQueries {
  private static final int PAGE = 50;
  private static final Paging<WithId<LoginEvent>> LOGINS =
      new Paging<>(row -> row.event().at(), WithId::id);
  private static final Paging<WithId<AuditEvent>> ACTS =
      new Paging<>(row -> row.event().at(), WithId::id);

  private static final Paging<WithId<PushRecord>> PUSHES =
      new Paging<>(row -> row.event().receivedAt(), WithId::id);

  private final Db db;

  public EventQueries(Db db) {
    this.db = db;
  }

  /** A page of the login events of the admin's apps, the newest first. */
  public ListPage<WithId<LoginEvent>> logins(
      Actor by, LoginEventQuery query, Optional<ListCursor> from) {
    LoginEventQuery seen = query.within(by.apps());
    return LOGINS.page(
        (place, most) -> db.read(tx -> tx.loginEvents().list(seen, place, most)), from, PAGE);
  }

  /** A page of what admins did, as far as this admin may read it, the newest first. */
  public ListPage<WithId<AuditEvent>> audit(Actor by, AuditQuery query, Optional<ListCursor> from) {
    AuditQuery seen = query.readBy(by.admin());
    return ACTS.page(
        (place, most) -> db.read(tx -> tx.auditEvents().list(seen, place, most)), from, PAGE);
  }

  /** A page of what WeChat has pushed for the admin's apps, the newest first. */
  public ListPage<WithId<PushRecord>> pushes(Actor by, PushQuery query, Optional<ListCursor> from) {
    PushQuery seen = query.within(by.apps());
    return PUSHES.page(
        (place, most) -> db.read(tx -> tx.pushEvents().list(seen, place, most)), from, PAGE);
  }

  public List<Admin> admins() {
    return db.read(tx -> tx.admins().list());
  }
}
