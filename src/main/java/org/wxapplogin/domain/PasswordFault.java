package org.wxapplogin.domain;

/** Why a password is not accepted. */
public enum PasswordFault {
  WRONG_CURRENT,
  TOO_SHORT,
  TOO_LONG,
  LIKE_NAME,
  COMMON,
  NOT_NEW
}
