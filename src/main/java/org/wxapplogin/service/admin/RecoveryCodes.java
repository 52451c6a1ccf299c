package org.wxapplogin.service.admin;

import java.util.List;
import java.util.stream.Stream;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.Secret;

/**
 * Codes that can each be used once in place of a code of the authenticator app. Only their keyed
 * hashes are stored.
 */
public final class RecoveryCodes {
  private static final String PURPOSE = "admin-recovery-code";
  private static final int GROUPS = 2;
  private static final int GROUP_CHARS = 5;

  private final KeyedHash hashes;
  private final Tokens tokens;

  public RecoveryCodes(KeyedHash hashes, Tokens tokens) {
    this.hashes = hashes;
    this.tokens = tokens;
  }

  /** Replaces the admin's codes by {@code count} new ones; returns those, a line each. */
  Secret renew(Tx tx, long adminId, int count) {
    List<String> codes =
        Stream.generate(() -> tokens.newTypedSecret(GROUPS, GROUP_CHARS).reveal())
            .limit(count)
            .toList();
    tx.adminTotp()
        .replaceCodes(
            adminId,
            codes.stream().map(code -> hashes.hash(PURPOSE, value(adminId, code))).toList(),
            hashes.mark());
    return Secret.of(String.join("\n", codes));
  }

  /** Uses a code up; false if the admin has no such code. */
  boolean use(Tx tx, long adminId, String code) {
    return tx.adminTotp().useCode(adminId, hashes.hashes(PURPOSE, value(adminId, code)));
  }

  private static String value(long adminId, String code) {
    return adminId + "." + Tokens.normalizeTyped(code);
  }
}
