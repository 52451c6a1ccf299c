package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.wxapplogin.dao.jdbc.Part;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.dao.userlist.UserMapper;
import org.wxapplogin.domain.ConsentDocument;
import org.wxapplogin.domain.TokenHash;
import org.wxapplogin.domain.User;

/** SQL that reads at once all that the logins of some users must know of them. */
public final class LoginUserDao {
  /**
   * Each user by the unique key, so that no other row is looked at and locked. Who is locked by
   * another transaction is left out: nothing here waits. The key of another table is read without a
   * lock, because whoever changes it holds the user.
   */
  private static final String LOCKED =
      "SELECT "
          + UserMapper.COLUMNS
          + ", (SELECT CONCAT(newest_mark, newest) FROM session_keys WHERE user_id = users.id)"
          + ", EXISTS (SELECT 1 FROM user_consents WHERE user_id = users.id"
          + " AND document = ? AND version = ?)"
          + " FROM users FORCE INDEX (users_identity) WHERE appid = ? AND openid IN (%s)"
          + " FOR UPDATE SKIP LOCKED";

  private static final String TOKENS =
      "SELECT u.openid, s.token_hash, s.family, s.created_at"
          + " FROM users u FORCE INDEX (users_identity)"
          + " LEFT JOIN sessions s FORCE INDEX (sessions_user_family) ON s.user_id = u.id"
          + " WHERE u.appid = ? AND u.openid IN (%s)";

  private final Statements sql;

  LoginUserDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * Finds the users of an app by openid and locks, until the commit, those whom no other
   * transaction has locked; in one round trip.
   *
   * @param wanted tells, of an app, what its users must have agreed to
   * @param found is given each user that there is
   */
  public void lockFree(
      Map<String, ? extends Collection<String>> openidsByApp,
      Function<String, Optional<ConsentDocument>> wanted,
      Found found) {
    List<Part> queries = new ArrayList<>();
    List<Rows> results = new ArrayList<>();
    openidsByApp.forEach(
        (appid, openids) -> {
          List<Object> args = new ArrayList<>();
          args.add(appid);
          args.addAll(Sql.padded(openids));
          String placeholders = Sql.placeholders(args.size() - 1);
          Rows rows = new Rows(appid);
          results.add(rows);
          List<Object> lockArgs = new ArrayList<>();
          lockArgs.add(wanted.apply(appid).map(ConsentDocument::document).orElse(""));
          lockArgs.add(wanted.apply(appid).map(ConsentDocument::version).orElse(""));
          lockArgs.addAll(args);
          queries.add(new Part(LOCKED.formatted(placeholders), rows::user, lockArgs.toArray()));
          queries.add(new Part(TOKENS.formatted(placeholders), rows::token, args.toArray()));
        });
    if (!queries.isEmpty()) {
      sql.read(queries);
    }
    results.forEach(rows -> rows.tell(found));
  }

  /** Takes users that were found. */
  public interface Found {
    /**
     * @param free empty if another transaction holds the user
     */
    void add(String appid, String openid, Optional<FreeUser> free);
  }

  /**
   * A user who is locked by this transaction.
   *
   * @param key the newest session_key; empty if there never was one
   * @param agreed whether they have agreed to what their app wants
   * @param tokens of all sign-ins that were not ended, some of them expired
   */
  public record FreeUser(User user, Optional<StoredKey> key, boolean agreed, List<Token> tokens) {
    /** The same with the user as they are now. */
    public FreeUser with(User changed) {
      return new FreeUser(changed, key, agreed, tokens);
    }
  }

  /**
   * A session_key as it is stored.
   *
   * @param mark the same for the same key under one lookup key; 16 bytes
   */
  public record StoredKey(byte[] sealed, byte[] mark) {
    private static final int MARK_BYTES = 16;

    private static StoredKey of(byte[] markAndSealed) {
      return new StoredKey(
          Arrays.copyOfRange(markAndSealed, MARK_BYTES, markAndSealed.length),
          Arrays.copyOf(markAndSealed, MARK_BYTES));
    }
  }

  /**
   * A token of a sign-in.
   *
   * @param signedIn when the sign-in began, in milliseconds since 1970
   */
  public record Token(TokenHash hash, String family, long signedIn) {}

  /** The rows of one app. */
  private static final class Rows {
    private final String appid;
    private final Map<String, List<Token>> tokens = new LinkedHashMap<>();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, StoredKey> keys = new LinkedHashMap<>();
    private final Set<String> agreed = new HashSet<>();

    Rows(String appid) {
      this.appid = appid;
    }

    void user(ResultSet row) throws SQLException {
      User user = UserMapper.map(row);
      String openid = user.identity().openid();
      users.put(openid, user);
      byte[] key = row.getBytes(UserMapper.COUNT + 1);
      if (key != null) {
        keys.put(openid, StoredKey.of(key));
      }
      if (row.getBoolean(UserMapper.COUNT + 2)) {
        agreed.add(openid);
      }
    }

    void token(ResultSet row) throws SQLException {
      List<Token> ofUser = tokens.computeIfAbsent(row.getString(1), openid -> new ArrayList<>());
      byte[] hash = row.getBytes(2);
      if (hash != null) {
        ofUser.add(
            new Token(
                new TokenHash(hash), HexFormat.of().formatHex(row.getBytes(3)), row.getLong(4)));
      }
    }

    void tell(Found found) {
      tokens.forEach(
          (openid, ofUser) ->
              found.add(
                  appid,
                  openid,
                  Optional.ofNullable(users.get(openid))
                      .map(
                          user ->
                              new FreeUser(
                                  user,
                                  Optional.ofNullable(keys.get(openid)),
                                  agreed.contains(openid),
                                  ofUser))));
    }
  }
}
