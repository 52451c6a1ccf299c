package org.wxapplogin.sandbox.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads HTTP/1.1 requests from a connection: as much of the standard as clients here use. */
final class RequestReader {
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_BODY = 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

  /**
   * @param out where a caller is told to go on that asks before sending a body
   */
  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The next request, or null if the caller has no more. */
  Parsed next() throws IOException {
    String start = readLine();
    if (start == null) {
      return null;
    }
    String[] words = start.split(" ", -1);
    int length = 0;
    boolean keepAlive = true;
    boolean chunked = false;
    boolean asksFirst = false;
    for (String header = readLine(); !"".equals(header); header = readLine()) {
      if (header == null) {
        throw new EOFException("in the headers");
      }
      int colon = header.indexOf(':');
      String name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      String value = header.substring(colon + 1).strip();
      switch (name) {
        case "content-length" -> length = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
        case "connection" -> keepAlive = !value.equalsIgnoreCase("close");
        case "transfer-encoding" -> chunked = true;
        case "expect" -> asksFirst = value.equalsIgnoreCase("100-continue");
        default -> {}
      }
    }
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      return Parsed.faulty(400, "this is not an HTTP/1.1 request");
    }
    if (chunked) {
      return Parsed.faulty(411, "send a Content-Length, not chunks");
    }
    if (length < 0 || length > MAX_BODY) {
      return Parsed.faulty(413, "the body may have up to " + MAX_BODY + " bytes");
    }
    if (asksFirst) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("in the body");
    }
    return parse(words[0], words[1], new String(body, UTF_8), keepAlive);
  }

  private static Parsed parse(String method, String target, String body, boolean keepAlive) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    try {
      Map<String, String> query = mark < 0 ? Map.of() : query(target.substring(mark + 1));
      return new Parsed(new Request(method, path, query, body), null, keepAlive);
    } catch (IllegalArgumentException e) {
      return Parsed.faulty(400, "the query is not URL-encoded");
    }
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return Collections.unmodifiableMap(query);
  }

  /** Without its end; null where the stream ends before the first byte. */
  private String readLine() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b != '\n') {
      if (b < 0 || line.size() > MAX_LINE) {
        throw new EOFException("in a line");
      }
      if (b != '\r') {
        line.write(b);
      }
      b = in.read();
    }
    return line.toString(ISO_8859_1);
  }

  /**
   * @param request null if there is a fault
   * @param fault null if the request can be handled
   */
  record Parsed(Request request, Reply fault, boolean keepAlive) {
    /** The connection ends: where the next request would begin is not known. */
    static Parsed faulty(int status, String sentence) {
      return new Parsed(null, Reply.error(status, sentence), false);
    }
  }
}
