package org.wxapplogin.sandbox.wechat.quick;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * What is answered to a code: its openid, a session_key that stays the same, and to every second
 * person a unionid. Not thread-safe.
 */
final class QuickAnswers {
  private static final byte[] CODE = "js_code=".getBytes(ISO_8859_1);
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ";
  private static final int KEY_BYTES = 16;
  private static final int MOST = 1024;

  private final ByteBuffer out = ByteBuffer.allocateDirect(MOST);
  private long generation;

  /** From now on everybody has another session_key. */
  void changeKeys() {
    generation++;
  }

  /** The whole reply, to be written before the next call. */
  ByteBuffer to(byte[] request, int length) {
    String body = body(request, length);
    out.clear();
    out.put((HEAD + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1));
    return out.flip();
  }

  private String body(byte[] request, int length) {
    int start = indexOf(request, length, CODE);
    if (start < 0) {
      return "{\"errcode\":41008,\"errmsg\":\"missing code\"}";
    }
    int end = start;
    int hyphen = -1;
    while (request[end] != ' ' && request[end] != '&') {
      hyphen = request[end] == '-' ? end : hyphen;
      end++;
    }
    if (hyphen < 0) {
      return "{\"errcode\":40029,\"errmsg\":\"invalid code\"}";
    }
    String openid = new String(request, start, hyphen - start, ISO_8859_1);
    String union = request[hyphen - 1] % 2 == 0 ? "\",\"unionid\":\"u" + openid.substring(1) : "";
    return "{\"session_key\":\"" + key(openid) + "\",\"openid\":\"" + openid + union + "\"}";
  }

  private String key(String openid) {
    long seed = openid.hashCode() * 0x9E3779B97F4A7C15L + generation;
    ByteBuffer bytes = ByteBuffer.allocate(KEY_BYTES).putLong(seed).putLong(~seed * 31);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static int indexOf(byte[] text, int length, byte[] part) {
    for (int i = 0; i + part.length <= length; i++) {
      int n = 0;
      while (n < part.length && text[i + n] == part[n]) {
        n++;
      }
      if (n == part.length) {
        return i + part.length;
      }
    }
    return -1;
  }
}
