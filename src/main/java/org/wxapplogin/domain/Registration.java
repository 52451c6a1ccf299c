package org.wxapplogin.domain;

/** Who may become a user of a mini program. Whoever is one already logs in whatever is set. */
public enum Registration {
  /** Whoever logs in. */
  EVERYBODY,
  /** Only whom an import or a service has added. */
  KNOWN,
  /** No one: imports and services add nobody either. */
  NOBODY
}
