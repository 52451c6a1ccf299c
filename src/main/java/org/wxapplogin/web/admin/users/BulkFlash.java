package org.wxapplogin.web.admin.users;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wxapplogin.service.users.BulkResult;
import org.wxapplogin.service.users.BulkResult.Why;
import org.wxapplogin.web.admin.page.Filter;
import org.wxapplogin.web.admin.page.Texts;
import org.wxapplogin.web.admin.page.Visit;

/**
 * What became of an act on many users, told once on the list the browser is led back to. It travels
 * in a cookie, so that no link can make a page claim what did not happen.
 *
 * @param undo as {@link BulkUndo} writes it; empty where there is nothing to undo
 */
record BulkFlash(BulkAct act, int changed, Map<Why, Integer> skipped, String undo) {
  private static final String COOKIE = "wxapplogin_bulk";
  private static final Pattern SHAPE =
      Pattern.compile("([a-z]{1,10})!(\\d{1,3})!(\\d{1,3})!(\\d{1,3})!(\\d{1,3})!([0-9a-z._-]*)");

  static BulkFlash of(BulkAct act, BulkResult result, Optional<BulkUndo> undo) {
    return new BulkFlash(
        act,
        result.changed().size(),
        result.skipped(),
        result.changed().isEmpty() ? "" : undo.map(BulkUndo::text).orElse(""));
  }

  /** Leaves it for the next list. */
  void leave(Visit visit) {
    List<String> parts = new ArrayList<>(List.of(Filter.name(act), Integer.toString(changed)));
    for (Why why : Why.values()) {
      parts.add(Integer.toString(skipped.getOrDefault(why, 0)));
    }
    parts.add(undo);
    visit.setCookie(COOKIE, String.join("!", parts));
  }

  /** What was left; not there a second time. */
  static Optional<BulkFlash> take(Visit visit) {
    Optional<String> left = visit.cookie(COOKIE);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    visit.removeCookie(COOKIE);
    Matcher parts = SHAPE.matcher(left.get());
    if (!parts.matches()) {
      return Optional.empty();
    }
    Map<Why, Integer> skipped = new EnumMap<>(Why.class);
    for (Why why : Why.values()) {
      int number = Integer.parseInt(parts.group(3 + why.ordinal()));
      if (number > 0) {
        skipped.put(why, number);
      }
    }
    return Filter.ofName(parts.group(1), BulkAct.values())
        .map(act -> new BulkFlash(act, Integer.parseInt(parts.group(2)), skipped, parts.group(6)));
  }

  BulkNote note(Texts texts) {
    List<String> sentences = new ArrayList<>();
    if (changed == 0 && skipped.isEmpty()) {
      sentences.add(texts.text("bulk.nobody"));
    } else if (changed == 0) {
      sentences.add(texts.text("bulk.nothing"));
    } else if (changed == 1) {
      sentences.add(texts.text("bulk.one." + act));
    } else {
      sentences.add(texts.format("bulk.done." + act, changed));
    }
    skipped.forEach((why, number) -> sentences.add(texts.format("bulk.skipped." + why, number)));
    return new BulkNote(String.join(" ", sentences), changed == 0 ? "quiet" : "done", undo);
  }
}
