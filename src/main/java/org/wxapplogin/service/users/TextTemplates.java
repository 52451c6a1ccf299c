package org.wxapplogin.service.users;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.TextTemplate.Kind;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;

/**
 * The texts that admins use again and again. Operators keep them, as they are the ones who use
 * them. Thread-safe.
 */
public final class TextTemplates {
  /** How long a deletion can be undone. */
  public static final Duration UNDO_FOR = Duration.ofDays(1);

  private final Db db;
  private final AuditLog audit;
  private final Clock clock;

  public TextTemplates(Db db, AuditLog audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** All of them, by kind and name. */
  public List<TextTemplate> list() {
    return db.read(tx -> tx.textTemplates().list());
  }

  /** A note, with the template of this id below what was typed; without it, if there is none. */
  public String filledIn(String typed, long id) {
    return id == 0
        ? typed
        : list().stream()
            .filter(one -> one.id() == id && one.kind() == Kind.NOTE)
            .map(one -> typed.isBlank() ? one.text() : typed + "\n" + one.text())
            .findFirst()
            .orElse(typed);
  }

  /** What became of a change. */
  public enum End {
    DONE,
    UNCHANGED,
    /** There are {@link TextTemplate#MOST} already. */
    FULL,
    /** Another of the kind has this name. */
    NAME_TAKEN,
    /** It was not deleted, or too long ago. */
    GONE
  }

  /**
   * Adds one.
   *
   * @throws AppException as {@link TextTemplate#of}
   */
  public End add(Actor by, Kind kind, String name, String text) {
    by.need(AdminRole.OPERATOR);
    TextTemplate added = TextTemplate.of(0, kind, name, text);
    return db.inTx(
        tx -> {
          List<TextTemplate> all = tx.textTemplates().list();
          if (all.size() >= TextTemplate.MOST) {
            return End.FULL;
          }
          if (isTaken(all, added)) {
            return End.NAME_TAKEN;
          }
          tx.textTemplates().insert(added);
          record(tx, by, AuditAct.ADD_TEMPLATE, words(added));
          return End.DONE;
        });
  }

  /**
   * Changes one's name or text.
   *
   * @throws AppException as {@link TextTemplate#of}
   */
  public End change(Actor by, long id, String name, String text) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<TextTemplate> before = tx.textTemplates().lock(id);
          if (before.isEmpty()) {
            return End.UNCHANGED;
          }
          TextTemplate after = TextTemplate.of(id, before.get().kind(), name, text);
          if (after.equals(before.get())) {
            return End.UNCHANGED;
          }
          if (isTaken(tx.textTemplates().list(), after)) {
            return End.NAME_TAKEN;
          }
          tx.textTemplates().update(after);
          record(tx, by, AuditAct.CHANGE_TEMPLATE, words(before.get()) + " → " + words(after));
          return End.DONE;
        });
  }

  /** Deletes one; for {@link #UNDO_FOR} it can be put back, and its text stays in the audit. */
  public boolean delete(Actor by, long id) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<TextTemplate> found = tx.textTemplates().lock(id);
          found.ifPresent(
              template -> {
                tx.textTemplates().delete(template, clock.instant().plus(UNDO_FOR));
                record(tx, by, AuditAct.DELETE_TEMPLATE, words(template));
              });
          return found.isPresent();
        });
  }

  /** Puts back what was deleted, as long as there is room for it and its name is free. */
  public End undoDelete(Actor by, long id) {
    by.need(AdminRole.OPERATOR);
    return db.inTx(
        tx -> {
          Optional<TextTemplate> deleted = tx.textTemplates().lockDeleted(id, clock.instant());
          List<TextTemplate> all = tx.textTemplates().list();
          if (all.stream().anyMatch(one -> one.id() == id)) {
            return End.UNCHANGED;
          }
          if (deleted.isEmpty()) {
            return End.GONE;
          }
          if (all.size() >= TextTemplate.MOST) {
            return End.FULL;
          }
          if (isTaken(all, deleted.get())) {
            return End.NAME_TAKEN;
          }
          tx.textTemplates().putBack(deleted.get());
          record(tx, by, AuditAct.UNDO_TEMPLATE, words(deleted.get()));
          return End.DONE;
        });
  }

  private static boolean isTaken(List<TextTemplate> all, TextTemplate wanted) {
    return all.stream()
        .anyMatch(
            one ->
                one.id() != wanted.id()
                    && one.kind() == wanted.kind()
                    && one.name().equalsIgnoreCase(wanted.name()));
  }

  private static String words(TextTemplate template) {
    return template.name() + ": " + template.text();
  }

  private void record(Tx tx, Actor by, AuditAct act, String detail) {
    audit.record(tx, by, act, AuditTarget.templates(), detail);
  }
}
