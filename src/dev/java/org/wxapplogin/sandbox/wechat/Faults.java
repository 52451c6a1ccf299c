package org.wxapplogin.sandbox.wechat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is broken at the moment: at most one fault for each path, and one for all others.
 * Thread-safe.
 */
final class Faults {
  private final Map<String, Fault> faults = new HashMap<>();

  synchronized void set(Fault fault) {
    faults.put(fault.path(), fault);
  }

  synchronized void mend() {
    faults.clear();
  }

  synchronized List<Fault> all() {
    return faults.values().stream().sorted(Comparator.comparing(Fault::path)).toList();
  }

  /** The fault of the call that is now handled; counts down how often it still occurs. */
  synchronized Optional<Fault> next(String path) {
    Fault fault = faults.getOrDefault(path, faults.get(Fault.EVERY_PATH));
    if (fault != null && fault.times() == 1) {
      faults.remove(fault.path());
    } else if (fault != null && fault.times() > 1) {
      faults.put(fault.path(), fault.times(fault.times() - 1));
    }
    return Optional.ofNullable(fault);
  }
}
