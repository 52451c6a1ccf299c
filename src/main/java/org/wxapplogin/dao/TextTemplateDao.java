package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.TextTemplate.Kind;

/** SQL for the text_templates table, and for deleted_templates, where a deletion can be undone. */
public final class TextTemplateDao {
  private static final String SELECT = "SELECT id, kind, name, text FROM text_templates ";

  private final Statements sql;

  TextTemplateDao(Statements sql) {
    this.sql = sql;
  }

  /** All of them, by kind and name. */
  public List<TextTemplate> list() {
    return sql.list(SELECT + "ORDER BY kind, name, id", TextTemplateDao::map);
  }

  /** One of them; it stays as it is until the transaction ends. */
  public Optional<TextTemplate> lock(long id) {
    return sql.one(SELECT + "WHERE id = ? FOR UPDATE", TextTemplateDao::map, id);
  }

  public void insert(TextTemplate template) {
    sql.update(
        "INSERT INTO text_templates (kind, name, text) VALUES (?, ?, ?)",
        template.kind().name(),
        template.name(),
        template.text());
  }

  public void update(TextTemplate template) {
    sql.update(
        "UPDATE text_templates SET name = ?, text = ? WHERE id = ?",
        template.name(),
        template.text(),
        template.id());
  }

  /** Deletes a template, so that it can be put back until then. */
  public void delete(TextTemplate template, Instant until) {
    sql.update(
        "INSERT INTO deleted_templates (id, kind, name, text, until) VALUES (?, ?, ?, ?, ?)",
        template.id(),
        template.kind().name(),
        template.name(),
        template.text(),
        until);
    sql.update("DELETE FROM text_templates WHERE id = ?", template.id());
  }

  /** A template that can be put back now; it stays as it is until the transaction ends. */
  public Optional<TextTemplate> lockDeleted(long id, Instant now) {
    return sql.one(
        "SELECT id, kind, name, text FROM deleted_templates WHERE id = ? AND until > ? FOR UPDATE",
        TextTemplateDao::map,
        id,
        now);
  }

  /** Puts a deleted template back, with the id it had. */
  public void putBack(TextTemplate deleted) {
    sql.update(
        "INSERT INTO text_templates (id, kind, name, text) VALUES (?, ?, ?, ?)",
        deleted.id(),
        deleted.kind().name(),
        deleted.name(),
        deleted.text());
    sql.update("DELETE FROM deleted_templates WHERE id = ?", deleted.id());
  }

  /** Deletes what can be put back no longer; returns how many there were. */
  public int deleteOld(Instant now, int most) {
    return sql.update(
        "DELETE FROM deleted_templates WHERE until <= ? ORDER BY until, id LIMIT ?", now, most);
  }

  private static TextTemplate map(ResultSet row) throws SQLException {
    return new TextTemplate(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("text"));
  }
}
