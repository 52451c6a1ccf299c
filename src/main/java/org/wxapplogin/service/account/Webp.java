package org.wxapplogin.service.account;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a still WebP picture apart and puts together only its image: the JDK can neither read nor
 * write the format, but its container is simple.
 */
final class Webp {
  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final Set<String> IMAGE = Set.of("VP8 ", "VP8L", "ALPH");
  private static final int ALPHA_FLAG = 0x10;

  private final byte[] file;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int width;
  private int height;

  private Webp(byte[] file) {
    this.file = file;
  }

  static boolean isOne(byte[] file) {
    return file.length > HEADER
        && text(file, 0).equals("RIFF")
        && text(file, HEADER - 4).equals("WEBP");
  }

  /**
   * The picture without EXIF, XMP, colour profile and anything else but the image.
   *
   * @return empty if it is malformed, animated, or larger than {@code maxSide} or {@code maxPixels}
   */
  static Optional<byte[]> strip(byte[] file, int maxSide, int maxPixels) {
    Webp webp = new Webp(file);
    boolean fits =
        webp.readChunks()
            && webp.width > 0
            && webp.height > 0
            && webp.width <= maxSide
            && webp.height <= maxSide
            && webp.width * webp.height <= maxPixels;
    return fits ? Optional.of(webp.framed()) : Optional.empty();
  }

  private boolean readChunks() {
    boolean image = false;
    int at = HEADER;
    while (at + CHUNK_HEADER <= file.length) {
      String name = text(file, at);
      int length = little(at + 4, 4);
      int body = at + CHUNK_HEADER;
      if (length < 0
          || length > file.length - body
          || name.startsWith("AN")
          || image && size(name)) {
        return false;
      }
      if (IMAGE.contains(name) || name.equals("VP8X")) {
        if (size(name) && (length < 10 || !readSize(name, body))) {
          return false;
        }
        keep(name, body, length);
        image |= size(name) && !name.equals("VP8X");
      }
      at = body + length + length % 2;
    }
    return image;
  }

  private static boolean size(String name) {
    return name.equals("VP8X") || name.equals("VP8 ") || name.equals("VP8L");
  }

  /** Every size in the file must be small enough: a decoder may believe any of them. */
  private boolean readSize(String name, int body) {
    switch (name) {
      case "VP8X" -> larger(little(body + 4, 3) + 1, little(body + 7, 3) + 1);
      case "VP8L" -> {
        int bits = little(body + 1, 4);
        larger((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        return file[body] == 0x2f;
      }
      default -> {
        larger(little(body + 6, 2) & 0x3fff, little(body + 8, 2) & 0x3fff);
        return little(body + 3, 3) == 0x2a019d;
      }
    }
    return true;
  }

  private void larger(int otherWidth, int otherHeight) {
    width = Math.max(width, otherWidth);
    height = Math.max(height, otherHeight);
  }

  private void keep(String name, int body, int length) {
    kept.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
    kept.writeBytes(littleBytes(length));
    if (name.equals("VP8X")) {
      kept.write(file[body] & ALPHA_FLAG); // the other flags stand for chunks that are left out
      kept.write(file, body + 1, length - 1);
    } else {
      kept.write(file, body, length);
    }
    if ((length & 1) == 1) {
      kept.write(0);
    }
  }

  private byte[] framed() {
    byte[] chunks = kept.toByteArray();
    return ByteBuffer.allocate(HEADER + chunks.length)
        .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
        .put(littleBytes(chunks.length + 4))
        .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
        .put(chunks)
        .array();
  }

  private int little(int at, int bytes) {
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | file[at + i] & 0xff;
    }
    return value;
  }

  private static byte[] littleBytes(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static String text(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }
}
