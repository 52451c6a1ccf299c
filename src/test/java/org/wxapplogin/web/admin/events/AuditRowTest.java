package org.wxapplogin.web.admin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditActor;
import org.wxapplogin.domain.AuditEvent;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ImportCounts;
import org.wxapplogin.web.admin.page.Language;
import org.wxapplogin.web.admin.page.Messages;
import org.wxapplogin.web.admin.page.Texts;

/** An import as a row of the audit, in both languages. */
class AuditRowTest {
  private static final String FILE = "users.csv → wx0123";

  @Test
  void anImportThatBegan() {
    AuditEvent begun = event(AuditAct.IMPORT_USERS, Optional.empty());
    assertEquals(
        List.of("Command bin/import", "Import begun", "Users", FILE),
        texts(begun, Language.ENGLISH));
    assertEquals(List.of("命令 bin/import", "开始导入", "用户", FILE), texts(begun, Language.CHINESE));
  }

  @Test
  void whatItDid() {
    AuditEvent done =
        event(AuditAct.IMPORT_DONE, Optional.of(new ImportCounts(300_000, 12, 7, 1_000).text()));
    assertEquals(
        FILE + ": 300,000 added, 12 filled in, 7 unchanged, 1,000 lines not taken",
        texts(done, Language.ENGLISH).get(3));
    assertEquals(FILE + "：新增 300,000，补全 12，未变 7，未接受 1,000 行", texts(done, Language.CHINESE).get(3));
  }

  private static AuditEvent event(AuditAct act, Optional<String> counts) {
    return new AuditEvent(
        Instant.EPOCH,
        AuditActor.command("bin/import"),
        act,
        AuditTarget.userList(),
        FILE,
        Optional.empty(),
        counts);
  }

  private static List<String> texts(AuditEvent event, Language language) {
    AuditRow row = AuditRow.of(event, new Texts(Messages.of(language), ZoneOffset.UTC));
    return List.of(row.kind() + " " + row.who(), row.act(), row.target(), row.detail());
  }
}
