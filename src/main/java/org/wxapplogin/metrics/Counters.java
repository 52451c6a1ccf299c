package org.wxapplogin.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A counter for each constant of an enum. Thread-safe. */
public final class Counters<E extends Enum<E>> {
  private final Map<E, Counter> counters;

  Counters(Class<E> constants, Function<E, Counter> make) {
    counters = new EnumMap<>(constants);
    for (E constant : constants.getEnumConstants()) {
      counters.put(constant, make.apply(constant));
    }
  }

  public void add(E constant) {
    counters.get(constant).increment();
  }

  /** The count since the start of this node. */
  public long count(E constant) {
    return (long) counters.get(constant).count();
  }

  /** A constant as labels spell it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
