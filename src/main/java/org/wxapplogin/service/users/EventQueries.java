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

  /** A page of the login events, the newest first. */
  public ListPage<WithId<LoginEvent>> logins(LoginEventQuery query, Optional<ListCursor> from) {
    return LOGINS.page(
        (place, most) -> db.read(tx -> tx.loginEvents().list(query, place, most)), from, PAGE);
  }

  /** A page of what admins did, the newest first. */
  public ListPage<WithId<AuditEvent>> audit(AuditQuery query, Optional<ListCursor> from) {
    return ACTS.page(
        (place, most) -> db.read(tx -> tx.auditEvents().list(query, place, most)), from, PAGE);
  }

  /** A page of what WeChat has pushed, the newest first. */
  public ListPage<WithId<PushRecord>> pushes(PushQuery query, Optional<ListCursor> from) {
    return PUSHES.page(
        (place, most) -> db.read(tx -> tx.pushEvents().list(query, place, most)), from, PAGE);
  }

  public List<Admin> admins() {
    return db.read(tx -> tx.admins().list());
  }
}
