package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes requests as a grammar of HTTP allows them and, here and there, does not: each part is now
 * and then replaced by something that is none. A request depends on nothing but the seed and its
 * number, so that any of them can be sent again alone. A character is a byte.
 */
final class RequestGrammar {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Anything else ends the connection at once, perhaps before its reply has been seen. */
  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._~:/?@!$&'()*+,;=%-]+");

  private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

  /** What would end the session, and so let the rest of the requests get less far. */
  private static final Pattern ENDS_SESSIONS = Pattern.compile(".*(logout|cancel|sessions).*");

  private final long seed;
  private final String token;

  /**
   * @param token of a signed-in user, which some requests carry
   */
  RequestGrammar(long seed, String token) {
    this.seed = seed;
    this.token = token;
  }

  /**
   * A request.
   *
   * @param text a character is a byte
   * @param whole whether it keeps to what HTTP says of a message's form and length, so that it has
   *     a reply, which can be told from the next; else the connection may end with it
   */
  record Request(long number, String text, boolean whole) {
    byte[] bytes() {
      return text.getBytes(ISO_8859_1);
    }

    boolean isHead() {
      return text.startsWith("HEAD ");
    }
  }

  /** The request of a number. */
  Request request(long number) {
    return new Maker(number, new SplittableRandom(seed * GOLDEN + number), token).make();
  }

  /** One request in the making. */
  private static final class Maker {
    private final long number;
    private final SplittableRandom random;
    private final String token;
    private final StringBuilder text = new StringBuilder(512);
    private boolean whole = true;

    Maker(long number, SplittableRandom random, String token) {
      this.number = number;
      this.random = random;
      this.token = token;
    }

    private boolean one(int in) {
      return random.nextInt(in) == 0;
    }

    private String of(List<String> list) {
      return list.get(random.nextInt(list.size()));
    }

    Request make() {
      String method = one(5) ? of(RequestParts.METHODS) : of(RequestParts.METHODS.subList(0, 2));
      whole = NAME.matcher(method).matches();
      String target = target();
      text.append(method).append(' ').append(target);
      text.append(one(30) ? broken(RequestParts.VERSIONS) : " HTTP/1.1").append("\r\n");
      if (!one(40)) {
        line("Host: " + (one(30) ? broken(RequestParts.HOSTS) : "login.example.com"));
      }
      if (one(2) && !ENDS_SESSIONS.matcher(target).matches()) {
        line("X-OA-Token: " + token);
      }
      for (int i = random.nextInt(5); i > 0; i--) {
        line(
            one(25)
                ? broken(RequestParts.NO_HEADERS)
                : of(RequestParts.HEADERS).replace("%d", "" + random.nextInt(250)));
      }
      if ("GET".equals(method) ? one(10) : !one(5)) {
        body();
      } else {
        text.append("\r\n");
      }
      return new Request(number, text.toString(), whole);
    }

    private void line(String header) {
      text.append(header).append("\r\n");
    }

    /** What may let the server see the message's end elsewhere. */
    private String broken(List<String> list) {
      whole = false;
      return of(list);
    }

    private String target() {
      StringBuilder path =
          new StringBuilder(one(20) ? "" : "/wxapplogin")
              .append(one(60) ? "" : of(RequestParts.PATHS));
      for (int i = one(3) ? 1 + random.nextInt(3) : 0; i > 0; i--) {
        path.insert(random.nextInt(path.length() + 1), of(RequestParts.PATH_TRICKS));
      }
      String host = one(50) ? "http://login.example.com" : "";
      String target = host + path + (one(3) ? of(RequestParts.QUERIES) : "");
      whole &= TARGET.matcher(target).matches();
      return target;
    }

    private void body() {
      line("Content-Type: " + of(RequestParts.TYPES));
      String body = of(RequestParts.BODIES);
      switch (random.nextInt(12)) {
        case 0 -> length(broken(RequestParts.LENGTHS), body);
        case 1 -> length("" + (body.length() + 1 + random.nextInt(100)), cut(body));
        case 2 -> length("" + random.nextInt(body.length() + 1), cut(body));
        case 3 -> chunks(broken(RequestParts.CHUNKS));
        case 4, 5 -> chunks(chunked(body));
        case 6 -> {
          line("Transfer-Encoding: " + broken(List.of("gzip", "chunked, x", "identity", "\u00ff")));
          length("" + body.length(), body);
        }
        default -> length("" + body.length(), body);
      }
    }

    private String cut(String body) {
      whole = false;
      return body;
    }

    private void length(String length, String body) {
      line("Content-Length: " + length);
      text.append("\r\n").append(body);
    }

    private void chunks(String chunks) {
      if (one(4)) {
        line("Content-Length: " + broken(List.of("3", "0", "500")));
      }
      line("Transfer-Encoding: chunked");
      text.append("\r\n").append(chunks);
    }

    private String chunked(String body) {
      int size = 1 + random.nextInt(Math.max(1, body.length()));
      return IntStream.iterate(0, i -> i < body.length(), i -> i + size)
          .mapToObj(i -> body.substring(i, Math.min(body.length(), i + size)))
          .map(chunk -> Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n")
          .collect(Collectors.joining("", "", "0\r\n\r\n"));
    }
  }
}
