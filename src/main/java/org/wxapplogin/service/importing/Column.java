package org.wxapplogin.service.importing;

import java.util.Locale;
import java.util.Optional;

/** The columns of a file of users. Case, and what is no letter, does not count in their names. */
enum Column {
  APPID("appid"),
  OPENID("openid"),
  UNIONID("unionid"),
  NICKNAME("nickname"),
  AVATAR("avatar", "avatarurl"),
  PHONE("phone"),
  COUNTRY_CODE("countrycode"),
  LEVEL("level"),
  STATUS("status"),
  REGISTERED("registered", "registeredat"),
  LAST_LOGIN("lastlogin", "lastloginat");

  private final String label;
  private final String alias;

  Column(String label) {
    this(label, label);
  }

  Column(String label, String alias) {
    this.label = label;
    this.alias = alias;
  }

  /** The name as messages show it. */
  String label() {
    return label;
  }

  /** The column of this name; empty if there is none. */
  static Optional<Column> of(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    for (Column column : values()) {
      if (column.label.equals(letters) || column.alias.equals(letters)) {
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
