package org.wxapplogin.service.importing;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ImportCounts;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.importing.Outcome.Done;

/**
 * Writes into the audit that a run of the import begins, and how it ends: with the name of the file
 * and numbers, and nothing of any user. A run that was killed has no end there.
 */
public final class ImportAudit {
  private static final AuditActor COMMAND = AuditActor.command("bin/import");

  /** Of a file's name, in characters. */
  private static final int LONGEST = 100;

  private final Db db;
  private final AuditLog audit;
  private final String what;

  /**
   * @param file of which only the name is written, not where it is
   * @param app the AppID of all users of the file; empty if its lines name theirs
   */
  public ImportAudit(Db db, AuditLog audit, Path file, Optional<String> app) {
    this.db = db;
    this.audit = audit;
    this.what =
        ShownText.line(String.valueOf(file.getFileName()), LONGEST)
            + app.map(appid -> " → " + appid).orElse("");
  }

  /**
   * Imports a file as {@link FileImport#run} does, and writes when that begins and ends.
   *
   * @return what was done
   */
  public ImportTally run(FileImport users, Reader file) throws IOException, ImportException {
    record(AuditAct.IMPORT_USERS, Optional.empty());
    try {
      users.run(file);
    } catch (IOException | ImportException | RuntimeException e) {
      breakOff(users.tally(), e);
      throw e;
    }
    record(AuditAct.IMPORT_DONE, Optional.of(users.tally()));
    return users.tally();
  }

  /** The failure is what the operator must hear of, and not that it cannot be written. */
  private void breakOff(ImportTally tally, Exception failure) {
    try {
      record(AuditAct.IMPORT_BROKEN_OFF, Optional.of(tally));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private void record(AuditAct act, Optional<ImportTally> tally) {
    db.run(
        tx ->
            audit.record(
                tx,
                COMMAND,
                act,
                AuditTarget.userList(),
                what,
                Optional.empty(),
                tally.map(ImportAudit::counts)));
  }

  private static String counts(ImportTally tally) {
    return new ImportCounts(
            tally.count(Done.ADDED),
            tally.count(Done.FILLED),
            tally.count(Done.UNCHANGED),
            tally.bad())
        .text();
  }
}
