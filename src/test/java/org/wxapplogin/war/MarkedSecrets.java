package org.wxapplogin.war;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The secrets that a test has used, each with a name, and where they turn up again. */
final class MarkedSecrets {
  private static final int SHORTEST = 8; // what is shorter turns up by chance

  private final Map<String, String> names = new LinkedHashMap<>();

  /** Remembers a secret and gives it back. */
  String add(String name, String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(name + " is too short to be told from other text");
    }
    names.put(secret, name);
    return secret;
  }

  void addAll(String name, Collection<String> secrets) {
    secrets.forEach(secret -> add(name, secret));
  }

  /** The names of those that a text holds: as they are, as in an address, or in base64. */
  List<String> in(String place, String text) {
    List<String> found = new ArrayList<>();
    names.forEach(
        (secret, name) -> {
          if (text.contains(secret)
              || text.contains(URLEncoder.encode(secret, UTF_8))
              || text.contains(Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)))) {
            found.add(name + " in " + place);
          }
        });
    return found;
  }

  /** The names of those in base64 whose bytes a text holds, a character for a byte. */
  List<String> bytesIn(String place, String text) {
    List<String> found = new ArrayList<>();
    names.forEach(
        (secret, name) -> {
          if (secret.matches("[A-Za-z0-9+/]{22,}={0,2}")
              && text.contains(new String(Base64.getMimeDecoder().decode(secret), ISO_8859_1))) {
            found.add("the bytes of " + name + " in " + place);
          }
        });
    return found;
  }
}
