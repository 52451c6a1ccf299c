package org.wxapplogin.domain;

/** What an admin gave, to be let in or to be believed. The names are stored; add, never rename. */
public enum SignInStep {
  PASSWORD,
  /** Of the authenticator app. */
  CODE,
  RECOVERY_CODE,
  /** The password again, by somebody who is signed in. */
  CONFIRMATION
}
