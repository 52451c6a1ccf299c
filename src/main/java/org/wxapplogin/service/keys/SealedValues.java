package org.wxapplogin.service.keys;

import java.util.Optional;
import java.util.function.Consumer;
import org.wxapplogin.crypto.Sealer;
import org.wxapplogin.domain.SealedKind;
import org.wxapplogin.domain.Secret;

/**
 * Seals and opens what is stored sealed, by kind and owner. A value that does not open, because its
 * key is gone or it is damaged, counts as absent: it costs itself, and nothing else of its owner.
 * Thread-safe.
 */
public final class SealedValues {
  private final Sealer sealer;
  private final Consumer<SealedKind> unopened;

  /**
   * @param unopened told of each value that did not open
   */
  public SealedValues(Sealer sealer, Consumer<SealedKind> unopened) {
    this.sealer = sealer;
    this.unopened = unopened;
  }

  /** The value sealed by the newest key, for this owner: for another it does not open. */
  public byte[] seal(SealedKind kind, String owner, Secret clear) {
    return sealer.seal(clear, kind.row(owner));
  }

  /** What was sealed for this owner; empty if it does not open. */
  public Optional<Secret> open(SealedKind kind, String owner, byte[] sealed) {
    Optional<Secret> clear = sealer.open(sealed, kind.row(owner));
    if (clear.isEmpty()) {
      unopened.accept(kind);
    }
    return clear;
  }
}
