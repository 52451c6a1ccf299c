package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.web.admin.page.Filter;

/**
 * How to take an act on many users back, in a text that fits into a cookie: the act to do, then for
 * each level the ids of the users who had it, each as the distance from the one before, in base 36.
 * Acts that have nothing to do with levels use level 0 for all.
 */
public record BulkUndo(BulkAct act, Map<UserLevel, Collection<Long>> users) {
  /** A browser drops a cookie larger than about 4,000 bytes. */
  static final int MAX_TEXT = 3_500;

  private static final Pattern SHAPE =
      Pattern.compile("[a-z]{1,10}(?:_\\d-[0-9a-z]{1,12}(?:\\.[0-9a-z]{1,12}){0,200}){1,3}");
  private static final int RADIX = 36;

  public static BulkUndo of(BulkAct act, Map<Long, UserLevel> levels) {
    Map<UserLevel, Collection<Long>> users = new TreeMap<>();
    levels.forEach((id, level) -> users.computeIfAbsent(level, l -> new TreeSet<>()).add(id));
    return new BulkUndo(act, users);
  }

  public static BulkUndo of(BulkAct act, Collection<Long> ids) {
    return new BulkUndo(act, Map.of(UserLevel.ORDINARY, new TreeSet<>(ids)));
  }

  Collection<Long> ids() {
    return users.values().stream().flatMap(Collection::stream).toList();
  }

  Map<Long, UserLevel> levels() {
    Map<Long, UserLevel> levels = new TreeMap<>();
    users.forEach((level, ids) -> ids.forEach(id -> levels.put(id, level)));
    return levels;
  }

  /** Letters, digits, {@code _}, {@code -}, {@code .}; empty if that is more than fits. */
  public String text() {
    StringBuilder text = new StringBuilder(Filter.name(act));
    users.forEach(
        (level, ids) -> {
          text.append('_').append(level.number()).append('-');
          long last = 0;
          List<String> steps = new ArrayList<>();
          for (long id : ids) {
            steps.add(Long.toString(id - last, RADIX));
            last = id;
          }
          text.append(String.join(".", steps));
        });
    return text.length() <= MAX_TEXT ? text.toString() : "";
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<BulkUndo> parse(String text) {
    if (text.length() > MAX_TEXT || !SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    String[] parts = text.split("_");
    Optional<BulkAct> act = Filter.ofName(parts[0], BulkAct.values());
    Map<Long, UserLevel> levels = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      int number = parts[i].charAt(0) - '0';
      if (number >= UserLevel.values().length) {
        return Optional.empty();
      }
      long id = 0;
      for (String step : parts[i].substring(2).split("\\.")) {
        id += Long.parseLong(step, RADIX);
        levels.put(id, UserLevel.of(number));
      }
    }
    return act.map(known -> of(known, levels));
  }
}
