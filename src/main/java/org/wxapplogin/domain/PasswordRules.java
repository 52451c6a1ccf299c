package org.wxapplogin.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules for the passwords that admins choose: long, and not among those that are guessed first.
 * No kinds of characters are asked for: that makes passwords harder to remember, not harder to
 * guess.
 */
public final class PasswordRules {
  private static final String COMMON = "common-passwords.txt";
  private static final int LEAST_BESIDE_NAME = 6;

  /** A few characters repeated: {@code abcabcabcabc}. */
  private static final Pattern REPETITION = Pattern.compile("(.{1,4})\\1+.{0,3}", Pattern.DOTALL);

  /** Dates and phone numbers, and nothing else. */
  private static final Pattern DIGITS = Pattern.compile("[\\d\\s.+-]+");

  private final Set<String> common = load();

  /** Why the admin of this name cannot have this password; empty if they can. */
  public Optional<PasswordFault> fault(Secret password, String name) {
    String text = password.reveal();
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.codePointCount(0, text.length()) < Admin.MIN_PASSWORD_CHARS) {
      return Optional.of(PasswordFault.TOO_SHORT);
    }
    if (text.length() > Admin.MAX_PASSWORD_CHARS) {
      return Optional.of(PasswordFault.TOO_LONG);
    }
    if (lower.replace(name.toLowerCase(Locale.ROOT), "").length() < LEAST_BESIDE_NAME) {
      return Optional.of(PasswordFault.LIKE_NAME);
    }
    boolean guessedFirst =
        common.contains(lower)
            || REPETITION.matcher(lower).matches()
            || DIGITS.matcher(lower).matches();
    return guessedFirst ? Optional.of(PasswordFault.COMMON) : Optional.empty();
  }

  private static Set<String> load() {
    try (InputStream in = PasswordRules.class.getResourceAsStream(COMMON);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(COMMON, e);
    }
  }
}
