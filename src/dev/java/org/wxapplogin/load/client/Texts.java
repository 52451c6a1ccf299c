package org.wxapplogin.load.client;

/** Finds a text in bytes without making a string of them. */
final class Texts {
  private Texts() {}

  /** Where the first occurrence ends; -1 if there is none. */
  static int after(byte[] bytes, int from, int to, byte[] text) {
    for (int i = from; i + text.length <= to; i++) {
      if (matches(bytes, i, text)) {
        return i + text.length;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] text) {
    for (int n = 0; n < text.length; n++) {
      if (bytes[at + n] != text[n]) {
        return false;
      }
    }
    return true;
  }
}
