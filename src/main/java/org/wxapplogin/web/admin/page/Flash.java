package org.wxapplogin.web.admin.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of an act, for the page the browser is led to, which tells it once. It travels in a
 * cookie, so that no link can make a page claim what did not happen, and as keys of texts, so that
 * no cookie can make a page say anything else.
 *
 * @param changed whether the act changed anything
 * @param sentences what to say
 * @param undo what the page needs to offer an undo; letters, digits and {@code ._-}, may be empty
 */
public record Flash(boolean changed, List<Sentence> sentences, String undo) {
  static final String COOKIE = "wxapplogin_flash";

  /** Between parts, and between a key and its number: signs that a cookie may have. */
  private static final String PART = "!";

  private static final String NUMBER = "~";

  private static final Pattern SENTENCE =
      Pattern.compile("((?:flash|bulk)\\.[A-Za-z_.]+)~(\\d{1,9})");

  /**
   * A text by its key.
   *
   * @param number filled into the text, where it has a place for one
   */
  public record Sentence(String key, int number) {
    public static Sentence of(String key) {
      return new Sentence(key, 0);
    }

    private String text(Texts texts) {
      String text = texts.text(key);
      return text.contains("{0}") ? texts.format(key, number) : text;
    }
  }

  public static Flash of(Outcome outcome) {
    List<Sentence> sentences = List.of(Sentence.of("flash." + outcome));
    return new Flash(outcome.isChange(), sentences, "");
  }

  /** That an act has come to this, or to nothing. */
  public static Flash of(boolean changed, Outcome outcome) {
    return of(changed ? outcome : Outcome.UNCHANGED);
  }

  /** Lets the page offer an undo, if there is anything to undo. */
  public Flash undoneBy(String text) {
    return changed ? new Flash(true, sentences, text) : this;
  }

  public boolean is(Outcome outcome) {
    return sentences.equals(of(outcome).sentences);
  }

  /** As a page shows it. */
  public Notice notice(Optional<Notice.Undo> offered, Texts texts) {
    String text = sentences.stream().map(one -> one.text(texts)).collect(Collectors.joining(" "));
    return new Notice(text, changed ? "done" : "quiet", offered);
  }

  /** For the cookie. */
  String text(String about) {
    StringJoiner text = new StringJoiner(PART).add(about).add(Boolean.toString(changed)).add(undo);
    sentences.forEach(one -> text.add(one.key + NUMBER + one.number));
    return text.toString();
  }

  /** Reads what {@link #text} wrote; empty for anything else, or if it is for another page. */
  static Optional<Flash> parse(String text, String about, Set<String> keys) {
    String[] parts = text.split(PART, -1);
    if (parts.length < 4 || !parts[0].equals(about)) {
      return Optional.empty();
    }
    List<Sentence> sentences = new ArrayList<>();
    for (String part : List.of(parts).subList(3, parts.length)) {
      Matcher sentence = SENTENCE.matcher(part);
      if (!sentence.matches() || !keys.contains(sentence.group(1))) {
        return Optional.empty();
      }
      sentences.add(new Sentence(sentence.group(1), Integer.parseInt(sentence.group(2))));
    }
    return Optional.of(new Flash(Boolean.parseBoolean(parts[1]), sentences, parts[2]));
  }
}
