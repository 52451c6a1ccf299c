package org.wxapplogin.dao;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.dao.userlist.UserAddressDao;
import org.wxapplogin.dao.userlist.UserCountDao;
import org.wxapplogin.dao.userlist.UserCsvDao;
import org.wxapplogin.dao.userlist.UserListDao;
import org.wxapplogin.dao.userlist.UserLookupDao;

/**
 * An open transaction, or an open read: gives the DAO of each table, whose statements then run in
 * it. SQL cannot be run without one, so the extent of a transaction is visible where it is opened.
 * Not thread-safe: it belongs to the block that opened it.
 */
public final class Tx {
  private final Statements sql;

  /** Empty in a read, which commits nothing. */
  private final Optional<List<Runnable>> hooks;

  private Tx(Statements sql, Optional<List<Runnable>> hooks) {
    this.sql = sql;
    this.hooks = hooks;
  }

  /**
   * @param together whether the connection takes several statements at a time
   */
  static Tx ofTransaction(Connection connection, boolean together) {
    return new Tx(new Statements(connection, 0, together), Optional.of(new ArrayList<>()));
  }

  /**
   * @param seconds after which the server ends a statement; 0 for no limit
   */
  static Tx ofRead(Connection connection, int seconds) {
    return new Tx(new Statements(connection, seconds, false), Optional.empty());
  }

  /**
   * Has {@code hook} run once this transaction is committed: on the calling thread, in the order in
   * which hooks were added, when the connection is back in the pool. If the transaction is rolled
   * back, its hooks are dropped; if it is run again after a deadlock, only those of the attempt
   * that committed are run. A hook that throws is logged and changes nothing: the commit stands,
   * the other hooks run, and the caller of {@link Db#inTx} hears of success.
   *
   * @throws IllegalStateException in a read, where nothing is ever committed
   */
  public void afterCommit(Runnable hook) {
    hooks.orElseThrow(() -> new IllegalStateException("a read commits nothing")).add(hook);
  }

  /** Runs the statements that wait, and commits. */
  void commit() {
    sql.commit();
  }

  /** The hooks to run after the commit, in order. */
  List<Runnable> hooks() {
    return List.copyOf(hooks.orElse(List.of()));
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

  public AppDao apps() {
    return new AppDao(sql);
  }

  public AuditDao auditEvents() {
    return new AuditDao(sql);
  }

  public AvatarDao avatars() {
    return new AvatarDao(sql);
  }

  public BanDao bans() {
    return new BanDao(sql);
  }

  public DataLinkDao dataLinks() {
    return new DataLinkDao(sql);
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

  public LoginUserDao loginUsers() {
    return new LoginUserDao(sql);
  }

  public LoginEventDao loginEvents() {
    return new LoginEventDao(sql);
  }

  public NameDao names() {
    return new NameDao(sql);
  }

  public NodeDao nodes() {
    return new NodeDao(sql);
  }

  public PersonDao persons() {
    return new PersonDao(sql);
  }

  public UserImportDao userImports() {
    return new UserImportDao(sql);
  }

  public PhoneDao phones() {
    return new PhoneDao(sql);
  }

  public PushEventDao pushEvents() {
    return new PushEventDao(sql);
  }

  public ReviewDao reviews() {
    return new ReviewDao(sql);
  }

  public RevocationDao revocations() {
    return new RevocationDao(sql);
  }

  public SealedDao sealedValues() {
    return new SealedDao(sql);
  }

  public ServiceUseDao serviceUse() {
    return new ServiceUseDao(sql);
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

  public TakenPhoneDao takenPhones() {
    return new TakenPhoneDao(sql);
  }

  public SavedFilterDao savedFilters() {
    return new SavedFilterDao(sql);
  }

  public TakenProfileDao takenProfiles() {
    return new TakenProfileDao(sql);
  }

  public TextTemplateDao textTemplates() {
    return new TextTemplateDao(sql);
  }

  public UserChangeDao userChanges() {
    return new UserChangeDao(sql);
  }

  public ReportDao report() {
    return new ReportDao(sql);
  }

  public UserAddressDao userAddresses() {
    return new UserAddressDao(sql);
  }

  public UserCountDao userCounts() {
    return new UserCountDao(sql);
  }

  public UserCsvDao userCsv() {
    return new UserCsvDao(sql);
  }

  public UserEventDao userEvents() {
    return new UserEventDao(sql);
  }

  public UserListDao userList() {
    return new UserListDao(sql);
  }

  public UserLookupDao userLookup() {
    return new UserLookupDao(sql);
  }

  public UserConsentDao userConsents() {
    return new UserConsentDao(sql);
  }

  public UserNoteDao userNotes() {
    return new UserNoteDao(sql);
  }

  public UserDao users() {
    return new UserDao(sql);
  }

  public WebhookRetryDao webhookRetries() {
    return new WebhookRetryDao(sql);
  }

  public WebhookDao webhooks() {
    return new WebhookDao(sql);
  }
}
