package org.wxapplogin.service.importing;

import java.util.Locale;
import java.util.Optional;

/** The columns of a file of users. Case, and what is no letter, does not count in their names. */
enum Column {
  APPID("appid"),
  OPENID("openid"),
  UNIONID("unionid"),
  NICKNAME("nickname", "nickName"),
  AVATAR("avatar", "avatarUrl"),
  PHONE("phone"),
  COUNTRY_CODE("countrycode", "countryCode"),
  LEVEL("level"),
  STATUS("status"),
  REGISTERED("registered", "registeredAt"),
  LAST_LOGIN("lastlogin", "lastLoginAt");

  private final String label;
  private final String field;

  Column(String label) {
    this(label, label);
  }

  Column(String label, String field) {
    this.label = label;
    this.field = field;
  }

  /** The name as messages show it. */
  String label() {
    return label;
  }

  /** The name that services know it by, which a file may use too. */
  String field() {
    return field;
  }

  /** The column of this name; empty if there is none. */
  static Optional<Column> of(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    for (Column column : values()) {
      if (column.label.equals(letters) || column.field.equalsIgnoreCase(letters)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /** All names, for a message. */
  static String all() {
    StringBuilder all = new StringBuilder();
    for (Column column : values()) {
      all.append(all.isEmpty() ? "" : ", ").append(column.label);
    }
    return all.toString();
  }
}
