package org.wxapplogin.domain;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A version of a document that users agree to, such as the privacy guide of November. */
public record ConsentDocument(String document, String version) {
  private static final Predicate<String> WORD =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}").asMatchPredicate();

  /** The longest name of a document, and of a version. */
  public static final int MAX = 32;

  /** Empty where one of both is no word that is kept. */
  public static Optional<ConsentDocument> of(String document, String version) {
    return WORD.test(document) && WORD.test(version)
        ? Optional.of(new ConsentDocument(document, version))
        : Optional.empty();
  }

  /** Reads {@code document:version}. */
  public static Optional<ConsentDocument> parse(String text) {
    String[] words = text.split(":", -1);
    return words.length == 2 ? of(words[0], words[1]) : Optional.empty();
  }
}
