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
import java.util.Optional;

/** Reads HTTP/1.1 requests from a connection: as much of the standard as clients here use. */
final class RequestReader {
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_BODY = 1024 * 1024;

  private final InputStream in;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);

  /**
   * @param out for {@code 100 Continue}, to a caller that asks before it sends a body
   */
  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** The next request; empty if the caller has no more. */
  Optional<Parsed> next() throws IOException {
    Optional<String> start = readLine();
    return start.isPresent() ? Optional.of(read(start.get())) : Optional.empty();
  }

  private Parsed read(String start) throws IOException {
    String[] words = start.split(" ", -1);
    int length = 0;
    boolean keepAlive = true;
    boolean chunked = false;
    boolean asksFirst = false;
    for (String header = readHeader(); !header.isEmpty(); header = readHeader()) {
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
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    try {
      Map<String, String> query = question < 0 ? Map.of() : query(target.substring(question + 1));
      return new Parsed(
          Optional.of(new Request(method, path, query, body)), Optional.empty(), keepAlive);
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

  private String readHeader() throws IOException {
    return readLine().orElseThrow(() -> new EOFException("in the headers"));
  }

  /** A line without its end; empty if the stream ends before the first byte. */
  private Optional<String> readLine() throws IOException {
    line.reset();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
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
    return Optional.of(line.toString(ISO_8859_1));
  }

  /**
   * @param request empty if there is a fault
   * @param fault what to answer to a request that cannot be handled; else empty
   */
  record Parsed(Optional<Request> request, Optional<Reply> fault, boolean keepAlive) {
    /** The connection ends with it: where the next request would begin is not known. */
    static Parsed faulty(int status, String sentence) {
      return new Parsed(Optional.empty(), Optional.of(Reply.error(status, sentence)), false);
    }
  }
}
