package org.wxapplogin.sandbox.wechat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a reply reaches the caller, or does not. */
public enum Delivery {
  /** As it should. */
  WHOLE,
  /** Not a byte ever comes; the connection stays open. */
  HANG,
  /** The headers come, the body never does. */
  HANG_BODY,
  /** The headers come at once, the body byte by byte for some ten minutes. */
  DRIP,
  /** The headers come byte by byte and never end. */
  DRIP_HEADERS,
  /** The connection is reset before the first byte. */
  RESET;

  /** As the controls spell it: {@code hang-body}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty for {@link #WHOLE} as well: that is no way to break something. */
  static Optional<Delivery> ofWord(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode != WHOLE && mode.word().equals(word))
        .findFirst();
  }
}
