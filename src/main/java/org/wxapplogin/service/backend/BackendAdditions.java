package org.wxapplogin.service.backend;

import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ClientAddress;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Reason;
import org.wxapplogin.domain.Service;
import org.wxapplogin.domain.ServiceScope;
import org.wxapplogin.domain.ServiceUseKind;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.importing.ImportedUser;
import org.wxapplogin.service.importing.Outcome.Done;
import org.wxapplogin.service.importing.UserFields;
import org.wxapplogin.service.importing.UserImport;
import org.wxapplogin.service.importing.UserImport.Written;

/**
 * Makes users known whom a service knows, one at a time, by the rules of an import: whoever is here
 * already gets what they do not have, and loses nothing. Thread-safe.
 */
public final class BackendAdditions {
  private final UserFields fields;
  private final UserImport users;
  private final AuditLog audit;
  private final ServiceUses uses;

  public BackendAdditions(UserFields fields, UserImport users, AuditLog audit, ServiceUses uses) {
    this.fields = fields;
    this.users = users;
    this.audit = audit;
    this.uses = uses;
  }

  /**
   * Adds the user of these fields, or fills in what they do not have; doing it again changes
   * nothing.
   *
   * @param sent the fields as {@link UserFields} reads them
   * @return the user's id, and what became of them
   * @throws AppException with {@link ErrorCode#BAD_ARGUMENT} for fields of which no user can be
   *     made and without a reason, with {@link ErrorCode#SERVICE_NOT_ALLOWED} for another app than
   *     the service's and for a field that it could not read
   */
  public Written add(Service by, ClientAddress ip, Map<String, String> sent, String reason) {
    ImportedUser user = fields.read(sent);
    by.requireApp(user.identity().appid());
    requireScopes(by, user);
    AuditActor actor = AuditActor.service(by, ip);
    String why = Reason.of(reason);
    Written written = users.write(user, (tx, done) -> record(tx, actor, done, why));
    if (written.outcome().phoneTaken()) {
      uses.add(by.name(), ServiceUseKind.PHONE, 1); // it learns that somebody has this number
    }
    return written;
  }

  private static void requireScopes(Service by, ImportedUser user) {
    if (user.bringsProfile()) {
      by.require(ServiceScope.USERS_PROFILE);
    }
    if (user.phone().isPresent()) {
      by.require(ServiceScope.USERS_PHONE);
    }
  }

  private void record(Tx tx, AuditActor by, Written written, String reason) {
    Done done = written.outcome().done();
    if (done != Done.UNCHANGED) {
      audit.record(
          tx,
          by,
          done == Done.ADDED ? AuditAct.ADD_USER : AuditAct.FILL_USER,
          AuditTarget.user(written.userId()),
          reason,
          Optional.empty(),
          Optional.empty());
    }
  }
}
