package org.wxapplogin.dao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.Identity;
import org.wxapplogin.domain.Profile;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.domain.UserStatus;

/** SQL for writing many users at once into the users table, as another system knows them. */
public final class UserImportDao {
  private final Statements sql;

  UserImportDao(Statements sql) {
    this.sql = sql;
  }

  /**
   * A user to be added.
   *
   * @param phone the keyed hash of the phone number, whose sealed form {@link #sealPhones} writes
   *     once the user's id is known; empty if there is none
   * @param phoneEnd the same of its last four digits
   * @param claimed whether no other user of the app may have the number
   */
  public record Added(
      Identity identity,
      Profile profile,
      UserLevel level,
      UserStatus status,
      Instant registeredAt,
      Instant lastLoginAt,
      Optional<byte[]> phone,
      Optional<byte[]> phoneEnd,
      boolean claimed) {}

  /** What a user is to have, of the fields that an import fills. */
  public record Filled(
      long id, Optional<String> unionid, Profile profile, UserLevel level, Instant registeredAt) {}

  /** A phone number of a user, sealed for their row. */
  public record SealedPhone(long userId, byte[] sealed) {}

  /** Who has a phone number. */
  public record Owner(String appid, long userId) {}

  /**
   * Adds users. Fails with a duplicate key if one of them, or the claim of a number, is there
   * already.
   */
  public void insertAll(List<Added> users) {
    sql.insertAll(
        "INSERT INTO users ("
            + String.join(", ", NewUserRow.COLUMNS)
            + ", phone_hash, phone_end, phone_claim) VALUES",
        "",
        users.stream().map(UserImportDao::values).toList());
  }

  private static Object[] values(Added user) {
    byte[] phone = user.phone().orElse(null);
    List<Object> values =
        new ArrayList<>(
            NewUserRow.values(
                user.identity(),
                user.profile(),
                user.level(),
                user.status(),
                user.registeredAt(),
                user.lastLoginAt(),
                ""));
    values.add(phone);
    values.add(user.phoneEnd().orElse(null));
    values.add(user.claimed() ? phone : null);
    return values.toArray();
  }

  /** Writes the sealed numbers of users whose hashes are there already. */
  public void sealPhones(List<SealedPhone> phones) {
    sql.updateAll(
        "UPDATE users SET phone_sealed = ? WHERE id = ?",
        phones.stream().map(phone -> new Object[] {phone.sealed(), phone.userId()}).toList());
  }

  /** Writes the fields that an import fills, of users who are locked. */
  public void fillAll(List<Filled> users) {
    sql.updateAll(
        "UPDATE users SET unionid = ?, nickname = ?, avatar_url = ?, level = ?, registered_at = ?"
            + " WHERE id = ?",
        users.stream()
            .map(
                user ->
                    new Object[] {
                      user.unionid().orElse(null),
                      user.profile().nickName(),
                      user.profile().avatarUrl(),
                      user.level().number(),
                      user.registeredAt(),
                      user.id()
                    })
            .toList());
  }

  /**
   * Who has which of these phone numbers, in all apps. Locks nothing.
   *
   * @param hashes of the numbers
   * @return by the hash in hexadecimal
   */
  public Map<String, List<Owner>> findOwners(List<byte[]> hashes) {
    Map<String, List<Owner>> owners = new HashMap<>();
    if (!hashes.isEmpty()) {
      List<byte[]> padded = Sql.padded(hashes);
      sql.list(
              "SELECT phone_hash, appid, id FROM users WHERE phone_hash IN ("
                  + Sql.placeholders(padded.size())
                  + ") ORDER BY id",
              row ->
                  Map.entry(
                      HexFormat.of().formatHex(row.getBytes("phone_hash")),
                      new Owner(row.getString("appid"), row.getLong("id"))),
              padded.toArray())
          .forEach(
              found ->
                  owners
                      .computeIfAbsent(found.getKey(), any -> new ArrayList<>())
                      .add(found.getValue()));
    }
    return owners;
  }
}
