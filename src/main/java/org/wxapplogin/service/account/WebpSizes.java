package org.wxapplogin.service.account;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Measures a WebP picture. A file has several sizes, of the whole and of each picture in it, and a
 * decoder takes memory for any of them.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">the container</a>
 */
final class WebpSizes {
  private static final int FILE_HEADER = 12;
  private static final int CHUNK_HEADER = 8;

  /** Where the chunks of a picture begin in the frame of an animation. */
  private static final int FRAME_HEADER = 16;

  private final byte[] file;
  private long most;

  private WebpSizes(byte[] file) {
    this.file = file;
  }

  /**
   * The most pixels that anything in the file claims to have; 0 if there is no picture.
   *
   * @throws IOException if the file ends too early
   */
  static long mostPixels(byte[] file) throws IOException {
    WebpSizes sizes = new WebpSizes(file);
    sizes.readChunks(FILE_HEADER, file.length);
    return sizes.most;
  }

  private void readChunks(int from, int end) throws IOException {
    int at = from;
    while (at + CHUNK_HEADER <= end) {
      int length = little(at + 4, 4);
      int body = at + CHUNK_HEADER;
      if (length < 0 || length > end - body) {
        throw new EOFException("a chunk that is longer than its file");
      }
      readChunk(new String(file, at, 4, StandardCharsets.ISO_8859_1), body, length);
      at = body + length + length % 2;
    }
  }

  private void readChunk(String name, int body, int length) throws IOException {
    switch (name) {
      case "VP8X" -> pixels(little(body + 4, 3) + 1, little(body + 7, 3) + 1);
      case "VP8 " -> pixels(little(body + 6, 2) & 0x3fff, little(body + 8, 2) & 0x3fff);
      case "VP8L" -> {
        int bits = little(body + 1, 4);
        pixels((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      }
      case "ANMF" -> {
        pixels(little(body + 6, 3) + 1, little(body + 9, 3) + 1);
        readChunks(body + FRAME_HEADER, body + length);
      }
      default -> {} // says nothing of a size
    }
  }

  private void pixels(int width, int height) {
    most = Math.max(most, (long) width * height);
  }

  private int little(int at, int bytes) throws IOException {
    if (at + bytes > file.length) {
      throw new EOFException("a chunk that ends too early");
    }
    int value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | file[at + i] & 0xff;
    }
    return value;
  }
}
