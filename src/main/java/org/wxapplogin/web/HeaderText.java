package org.wxapplogin.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Reads headers in which devices write words of people's languages. */
public final class HeaderText {
  private HeaderText() {}

  /** What the device calls itself; empty if it does not say. */
  public static Optional<String> userAgent(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("User-Agent")).map(HeaderText::decoded);
  }

  /**
   * Containers take each byte of a header for a character of ISO 8859-1, while devices send UTF-8:
   * a header is read as UTF-8 if it is that.
   */
  private static String decoded(String header) {
    byte[] bytes = header.getBytes(ISO_8859_1);
    if (!new String(bytes, ISO_8859_1).equals(header)) {
      return header; // the container has decoded it otherwise
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }
}
