package org.wxapplogin.dao;

import java.sql.Connection;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.dao.userlist.UserCountDao;
import org.wxapplogin.dao.userlist.UserCsvDao;
import org.wxapplogin.dao.userlist.UserListDao;

/**
 * An open transaction, or an open read: gives the DAO of each table, whose statements then run in
 * it. Nothing runs SQL without one, so the extent of a transaction is visible where it is opened.
 * Not thread-safe: it belongs to the block that opened it.
 */
public final class Tx {
  private final Statements sql;

  Tx(Connection connection) {
    this(connection, 0);
  }

  /**
   * @param seconds how long a statement may run before the server is told to end it; 0 for no limit
   */
  Tx(Connection connection, int seconds) {
    this.sql = new Statements(connection, seconds);
  }

  public AccessTokenDao accessTokens() {
    return new AccessTokenDao(sql);
  }

  public AdminFailureDao adminFailures() {
    return new AdminFailureDao(sql);
  }

  public AdminSessionDao adminSessions() {
    return new AdminSessionDao(sql);
  }

  public AdminTotpDao adminTotp() {
    return new AdminTotpDao(sql);
  }

  public AdminDao admins() {
    return new AdminDao(sql);
  }

  public AuditDao auditEvents() {
    return new AuditDao(sql);
  }

  public AvatarDao avatars() {
    return new AvatarDao(sql);
  }

  public HeldRowsDao heldRows() {
    return new HeldRowsDao(sql);
  }

  public JobDao jobs() {
    return new JobDao(sql);
  }

  public LoginCountDao loginCounts() {
    return new LoginCountDao(sql);
  }

  public LoginEventDao loginEvents() {
    return new LoginEventDao(sql);
  }

  public NodeDao nodes() {
    return new NodeDao(sql);
  }

  public PhoneDao phones() {
    return new PhoneDao(sql);
  }

  public PushEventDao pushEvents() {
    return new PushEventDao(sql);
  }

  public RevocationDao revocations() {
    return new RevocationDao(sql);
  }

  public SessionKeyDao sessionKeys() {
    return new SessionKeyDao(sql);
  }

  public SessionDao sessions() {
    return new SessionDao(sql);
  }

  public SystemDao system() {
    return new SystemDao(sql);
  }

  public UserChangeDao userChanges() {
    return new UserChangeDao(sql);
  }

  public UserCountDao userCounts() {
    return new UserCountDao(sql);
  }

  public UserCsvDao userCsv() {
    return new UserCsvDao(sql);
  }

  public UserListDao userList() {
    return new UserListDao(sql);
  }

  public UserNoteDao userNotes() {
    return new UserNoteDao(sql);
  }

  public UserDao users() {
    return new UserDao(sql);
  }
}
