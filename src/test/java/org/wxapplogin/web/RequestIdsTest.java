package org.wxapplogin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wxapplogin.AtOnce;

class RequestIdsTest {
  private static final int EACH = 50_000;

  @Test
  void idsAreTwelveCharactersOfBase64url() {
    RequestIds ids = new RequestIds("0123456789_-");

    Stream.generate(ids)
        .limit(1_000)
        .forEach(id -> assertTrue(id.matches("[A-Za-z0-9_-]{12}"), id));
  }

  @Test
  void noIdComesTwiceHoweverManyThreadsAskForThem() {
    RequestIds ids = new RequestIds("AAAAAAAAAAAA");
    List<List<String>> made;
    try (AtOnce threads = new AtOnce(4)) {
      made = threads.each(thread -> Stream.generate(ids).limit(EACH).toList());
    }

    Set<String> different = new HashSet<>();
    made.forEach(different::addAll);
    assertEquals(4 * EACH, different.size());
  }

  @Test
  void everyCharacterTakesEveryValue() {
    RequestIds ids = new RequestIds("AAAAAAAAAAAA");
    Set<String> seen = new HashSet<>();
    Stream.generate(ids)
        .limit(5_000)
        .forEach(
            id -> {
              for (int i = 0; i < id.length(); i++) {
                seen.add(i + ":" + id.charAt(i));
              }
            });

    assertEquals(12 * 64, seen.size());
  }
}
