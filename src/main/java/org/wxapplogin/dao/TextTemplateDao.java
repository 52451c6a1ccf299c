package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TextTemplate;
import org.wxapplogin.domain.TextTemplate.Kind;

/** SQL for the text_templates table. */
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

  public void delete(long id) {
    sql.update("DELETE FROM text_templates WHERE id = ?", id);
  }

  private static TextTemplate map(ResultSet row) throws SQLException {
    return new TextTemplate(
        row.getLong("id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("text"));
  }
}
