package org.wxapplogin.service.account;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;

/** The kinds of picture that are accepted, told by how a file begins. */
enum PictureKind {
  JPEG,
  PNG,
  GIF,
  WEBP;

  /** The kind of a file; empty if it is none of these. */
  static Optional<PictureKind> of(byte[] file) {
    String start = new String(file, 0, Math.min(file.length, 12), ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (start.startsWith("GIF8")) {
      return Optional.of(GIF);
    }
    return start.startsWith("RIFF") && start.endsWith("WEBP") && start.length() == 12
        ? Optional.of(WEBP)
        : Optional.empty();
  }

  /** How many times a JPEG goes over its picture; more than once means that all of it is held. */
  static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 1; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xda && jpeg[i - 1] == (byte) 0xff) {
        scans++;
      }
    }
    return scans;
  }

  /** As ImageIO calls it. */
  String format() {
    return name().toLowerCase(Locale.ROOT);
  }
}
