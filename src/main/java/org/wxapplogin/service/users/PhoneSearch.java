package org.wxapplogin.service.users;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.dao.Db;
import org.wxapplogin.dao.Tx;
import org.wxapplogin.domain.AdminRole;
import org.wxapplogin.domain.AppException;
import org.wxapplogin.domain.AuditAct;
import org.wxapplogin.domain.AuditTarget;
import org.wxapplogin.domain.ErrorCode;
import org.wxapplogin.domain.Phone;
import org.wxapplogin.domain.UserSearch;
import org.wxapplogin.service.account.Phones;
import org.wxapplogin.service.admin.Actor;
import org.wxapplogin.service.admin.AuditLog;
import org.wxapplogin.service.admin.AuditedLimit;

/**
 * Turns a phone number as people type it into the search for its owner. The search holds not the
 * number but the keyed hash under which it is stored, because addresses of pages end up in logs,
 * histories and bookmarks. It is a hash and not the sealed number, so that the same number always
 * makes the same link. Each number that is searched for goes into the audit, without the number,
 * and an admin can search for so many only: whoever tries many numbers learns whose they are. Those
 * who may be shown numbers in full anyway can search for the last four digits as well. Thread-safe.
 */
public final class PhoneSearch {
  private static final Pattern SIGNS = Pattern.compile("[\\s().\\-\\u2010-\\u2015\\u00A0]");
  private static final Pattern CHINESE = Pattern.compile("(?:\\+?86|0086)?(1[3-9]\\d{9})");
  private static final Pattern FOREIGN = Pattern.compile("(?:\\+|00)?([1-9]\\d{5,14})");

  private final Db db;
  private final Phones phones;
  private final AuditedLimit limit;
  private final AuditLog audit;

  public PhoneSearch(Db db, Phones phones, AuditedLimit limit, AuditLog audit) {
    this.db = db;
    this.phones = phones;
    this.limit = limit;
    this.audit = audit;
  }

  /** Whether a text can hardly be meant as anything but a phone number. */
  public static boolean looksLikeOne(String typed) {
    String number = SIGNS.matcher(typed).replaceAll("");
    return CHINESE.matcher(number).matches()
        || (number.matches("(\\+|00).*") && FOREIGN.matcher(number).matches());
  }

  /**
   * The search for the owner of a number, with country code, which may be missing if it is China's.
   * If this is no number, a search that finds nobody.
   *
   * @throws AppException with {@link ErrorCode#TOO_OFTEN} if the admin has searched for too many
   */
  public UserSearch of(Actor by, String typed) {
    Optional<Phone> number = number(typed);
    List<byte[]> hashes = phones.hashes(number.orElse(new Phone("", "")));
    if (number.isPresent()) {
      db.run(tx -> record(tx, by, hashes));
    }
    return UserSearch.ofPhone(hashes);
  }

  /**
   * The search for those whose number ends with four digits.
   *
   * @throws AppException with {@link ErrorCode#NOT_ALLOWED} for admins who may only look, and with
   *     {@link ErrorCode#TOO_OFTEN} as {@link #of}
   */
  public UserSearch ofEnd(Actor by, String lastFour) {
    by.need(AdminRole.OPERATOR);
    List<byte[]> ends = phones.ends(lastFour);
    db.run(
        tx -> {
          limit.check(tx, by, AuditAct.SEARCH_PHONE_END);
          String found = Long.toString(tx.phones().countEnds(ends, by.apps(), UserListPlan.FEW));
          audit.record(tx, by, AuditAct.SEARCH_PHONE_END, AuditTarget.userList(), found);
        });
    return UserSearch.ofPhoneEnd(ends);
  }

  private void record(Tx tx, Actor by, List<byte[]> hashes) {
    limit.check(tx, by, AuditAct.SEARCH_PHONE);
    String found = Long.toString(tx.phones().countOwners(hashes, by.apps()));
    audit.record(tx, by, AuditAct.SEARCH_PHONE, AuditTarget.userList(), found);
  }

  /** The number that a text means; empty if it means none. Without a country code it is China's. */
  public static Optional<Phone> number(String typed) {
    String number = SIGNS.matcher(typed).replaceAll("");
    Matcher chinese = CHINESE.matcher(number);
    if (chinese.matches()) {
      return Optional.of(new Phone("86", chinese.group(1)));
    }
    Matcher foreign = FOREIGN.matcher(number);
    return foreign.matches() ? Optional.of(new Phone("", foreign.group(1))) : Optional.empty();
  }
}
