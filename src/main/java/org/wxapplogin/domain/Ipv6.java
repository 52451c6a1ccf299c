package org.wxapplogin.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IPv6 address.
 *
 * @param groups its eight numbers of 16 bits
 */
record Ipv6(List<Integer> groups) {
  private static final int GROUPS = 8;
  private static final int NETWORK_GROUPS = 4;
  private static final List<Integer> MAPPED = List.of(0, 0, 0, 0, 0, 0xffff);
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

  /** Reads groups of hex between colons; two colons once stand for one or more groups of zero. */
  static Optional<Ipv6> parse(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(all -> all.size() == GROUPS).map(Ipv6::new);
    }
    Optional<List<Integer>> tail = groups(text.substring(gap + 2));
    return groups(text.substring(0, gap))
        .flatMap(before -> tail.flatMap(after -> filled(before, after)));
  }

  private static Optional<Ipv6> filled(List<Integer> before, List<Integer> after) {
    int zeros = GROUPS - before.size() - after.size();
    if (zeros < 1) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before);
    all.addAll(Collections.nCopies(zeros, 0));
    all.addAll(after);
    return Optional.of(new Ipv6(all));
  }

  /** The groups of a part of an address; empty if one of them is none. */
  private static Optional<List<Integer>> groups(String part) {
    if (part.isEmpty()) {
      return Optional.of(List.of());
    }
    List<String> texts = Arrays.asList(part.split(":", -1));
    return texts.stream().allMatch(text -> GROUP.matcher(text).matches())
        ? Optional.of(texts.stream().map(text -> Integer.valueOf(text, 16)).toList())
        : Optional.empty();
  }

  /** The IPv4 address that is mapped into this one ({@code ::ffff:0:0/96}). */
  Optional<String> mappedIpv4() {
    return groups.subList(0, MAPPED.size()).equals(MAPPED)
        ? Optional.of(
            groups.subList(MAPPED.size(), GROUPS).stream()
                .map(group -> (group >> 8) + "." + (group & 0xff))
                .collect(Collectors.joining(".")))
        : Optional.empty();
  }

  /** The address as RFC 5952 writes it: the longest run of zeros, or the first, left out. */
  String text() {
    int start = 0;
    int length = 1; // a single group of zero is written
    for (int i = 0; i < GROUPS; i++) {
      int run = zerosFrom(i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    return length == 1
        ? hex(groups)
        : hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + length, GROUPS));
  }

  private int zerosFrom(int start) {
    int end = start;
    while (end < GROUPS && groups.get(end) == 0) {
      end++;
    }
    return end - start;
  }

  /** The /64 it lies in. */
  String network() {
    return filled(groups.subList(0, NETWORK_GROUPS), List.of()).orElseThrow().text() + "/64";
  }

  private static String hex(List<Integer> groups) {
    return groups.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
  }
}
