package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Admin;
import org.wxapplogin.domain.AdminAccount;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppScope;
import org.wxapplogin.domain.Secret;

/** SQL for the admins table. Names that differ only in case are the same. */
public final class AdminDao {
  /** The apps come in the same row, so that asking who somebody is takes one look. */
  private static final String COLUMNS =
      "id, name, role, created_at,"
          + " (SELECT JSON_ARRAYAGG(appid) FROM admin_apps WHERE admin_id = admins.id) AS apps";

  private static final Pattern APP = Pattern.compile("[A-Za-z0-9_-]+");
  private static final String ACCOUNT =
      COLUMNS + ", disabled_at, must_change, totp_sealed IS NOT NULL AS totp, last_sign_in_at";

  private final Statements sql;

  AdminDao(Statements sql) {
    this.sql = sql;
  }

  public boolean isEmpty() {
    return sql.one("SELECT id FROM admins LIMIT 1", row -> row.getLong("id")).isEmpty();
  }

  /**
   * Makes an admin. Fails with a duplicate key if the name is taken.
   *
   * @param passwordHash as {@code Passwords} makes it
   * @param mustChange whether they have to choose another password at their first sign-in
   */
  public void insert(
      String name, Secret passwordHash, AdminRole role, boolean mustChange, Instant now) {
    sql.update(
        """
        INSERT INTO admins (name, password_hash, role, must_change, created_at)
        VALUES (?, ?, ?, ?, ?)
        """,
        name,
        passwordHash.reveal(),
        role,
        mustChange ? 1 : 0,
        now);
  }

  public Optional<AdminAccount> find(long id) {
    return sql.one("SELECT " + ACCOUNT + " FROM admins WHERE id = ?", AdminDao::account, id);
  }

  /** The name and role of every admin, by name. */
  public List<Admin> list() {
    return sql.list("SELECT " + COLUMNS + " FROM admins ORDER BY name", AdminDao::map);
  }

  /** Every admin, by name. */
  public List<AdminAccount> accounts() {
    return sql.list("SELECT " + ACCOUNT + " FROM admins ORDER BY name", AdminDao::account);
  }

  /** Every admin, locked until commit in the order of their ids; there are few. */
  public List<AdminAccount> lockAll() {
    return sql.list(
        "SELECT " + ACCOUNT + " FROM admins FORCE INDEX (PRIMARY) ORDER BY id FOR UPDATE",
        AdminDao::account);
  }

  /** The admin of this name, with what their password is compared with. */
  public Optional<Entry> findEntry(String name) {
    return sql.one(
        "SELECT " + ACCOUNT + ", password_hash FROM admins WHERE name = ?", AdminDao::entry, name);
  }

  /** The admin with this id, locked until commit. */
  public Optional<Entry> lockEntry(long id) {
    return sql.one(
        "SELECT " + ACCOUNT + ", password_hash FROM admins WHERE id = ? FOR UPDATE",
        AdminDao::entry,
        id);
  }

  public void setPassword(long id, Secret passwordHash, boolean mustChange) {
    sql.update(
        "UPDATE admins SET password_hash = ?, must_change = ? WHERE id = ?",
        passwordHash.reveal(),
        mustChange ? 1 : 0,
        id);
  }

  public void setRole(long id, AdminRole role) {
    sql.update("UPDATE admins SET role = ? WHERE id = ?", role, id);
  }

  /** The apps that an admin is held to, as they are now; for an owner too. */
  public AppScope findApps(long id) {
    return AppScope.of(
        sql.list(
            "SELECT appid FROM admin_apps WHERE admin_id = ?", row -> row.getString("appid"), id));
  }

  /** Holds an admin to some apps, or to none in particular. */
  public void setApps(long id, AppScope apps) {
    sql.update("DELETE FROM admin_apps WHERE admin_id = ?", id);
    sql.insertAll(
        "INSERT INTO admin_apps (admin_id, appid) VALUES",
        "",
        apps.apps().stream().map(appid -> new Object[] {id, appid}).toList());
  }

  /**
   * @param at since when they are kept out; empty to let them in again
   */
  public void setDisabled(long id, Optional<Instant> at) {
    sql.update("UPDATE admins SET disabled_at = ? WHERE id = ?", at.orElse(null), id);
  }

  public void setLastSignIn(long id, Instant at) {
    sql.update("UPDATE admins SET last_sign_in_at = ? WHERE id = ?", at, id);
  }

  /** The fingerprint of the word by which the configuration last let this admin back in. */
  public Optional<byte[]> findRescued(long id) {
    return sql.one(
        "SELECT rescue FROM admins WHERE id = ? AND rescue IS NOT NULL",
        row -> row.getBytes("rescue"),
        id);
  }

  /** Notes the word by which this admin was let back in. */
  public void setRescued(long id, byte[] fingerprint) {
    sql.update("UPDATE admins SET rescue = ? WHERE id = ?", fingerprint, id);
  }

  private static Admin map(ResultSet row) throws SQLException {
    return new Admin(
        row.getLong("id"),
        row.getString("name"),
        AdminRole.valueOf(row.getString("role")),
        Statements.instant(row, "created_at"),
        apps(row.getString("apps")));
  }

  /**
   * @param array of AppIDs, as JSON; null for all apps
   */
  private static AppScope apps(String array) {
    return array == null
        ? AppScope.ALL
        : AppScope.of(APP.matcher(array).results().map(MatchResult::group).toList());
  }

  private static AdminAccount account(ResultSet row) throws SQLException {
    return new AdminAccount(
        map(row),
        Statements.optionalInstant(row, "disabled_at"),
        row.getBoolean("must_change"),
        row.getBoolean("totp"),
        Statements.optionalInstant(row, "last_sign_in_at"));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(account(row), Secret.of(row.getString("password_hash")));
  }

  /** An admin and the hash of their password. */
  public record Entry(AdminAccount account, Secret passwordHash) {}
}
